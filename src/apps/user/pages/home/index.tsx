import { ConsentAgain } from '@/features/consent/consent-again'
import { HomeBanners } from '@/features/home-banners/home-banners'
import { OwnAvatar } from '@/features/own-avatar/own-avatar'
import { ProfileScreen } from '@/features/profile/profile-screen'
import { SignupScreen } from '@/features/signup/signup-screen'
import { useTexts } from '@/texts/user'
import { Entries } from '@/ui/entries'
import { Entry } from '@/ui/entry'
import { LanguageSwitch } from '@/ui/language-switch'
import { openPage } from '@/ui/open-page'

const open = (page: string) => openPage(`/apps/user/pages/${page}/index`)

const readGuide = () => open('privacy')

export default function HomePage() {
  const t = useTexts()
  const aboutMyData = (
    <>
      <Entry icon="people" title={t.data.title} text={t.data.entry} onPress={() => open('data')} />
      <Entry icon="review" title={t.privacy.title} text={t.privacy.entry} onPress={readGuide} />
    </>
  )
  return (
    <ProfileScreen
      avatar={(name) => <OwnAvatar name={name} />}
      whenUnregistered={<SignupScreen onRead={readGuide} />}
      onEdit={() => open('edit')}
      more={
        <>
          <ConsentAgain onRead={readGuide} />
          <Entries>
            <Entry icon="picture" title={t.wall.title} text={t.home.wallText} onPress={() => open('wall')} />
            <Entry icon="album" title={t.mine.title} text={t.home.mineText} onPress={() => open('mine')} />
            {aboutMyData}
          </Entries>
          <HomeBanners />
          <LanguageSwitch />
        </>
      }
      moreWhenShutOut={
        <>
          <Entries>{aboutMyData}</Entries>
          <LanguageSwitch />
        </>
      }
    />
  )
}
