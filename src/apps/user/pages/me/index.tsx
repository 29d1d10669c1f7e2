import { to } from '@/apps/user/paths'
import { useTabs } from '@/apps/user/use-tabs'
import { useFreshNotices } from '@/features/new-notice/use-fresh-notices'
import { OwnAvatar } from '@/features/own-avatar/own-avatar'
import { WaitingNotice } from '@/features/outbox/waiting-notice'
import { ProfileScreen } from '@/features/profile/profile-screen'
import { useUnread } from '@/stores/notices'
import { language, speak } from '@/texts/language'
import { useTexts } from '@/texts/user'
import { Entries } from '@/ui/entries'
import { Entry } from '@/ui/entry'
import { openPage, openTab } from '@/ui/open-page'

const open = (page: Parameters<typeof to>[0]) => openPage(to(page))

export default function MePage() {
  useTabs()
  const registered = useFreshNotices()
  const { unread } = useUnread()
  const t = useTexts()
  return (
    <ProfileScreen
      avatar={(name) => <OwnAvatar name={name} />}
      waiting={<WaitingNotice onLook={() => open('outbox')} />}
      onRegister={() => openTab(to('home'))}
      onEdit={() => open('edit')}
      own={
        <Entries>
          {registered && (
            <Entry
              icon="message"
              title={t.notices.title}
              text={unread > 0 ? t.notices.unread(unread) : t.notices.entry}
              news={unread > 0}
              onPress={() => open('messages')}
            />
          )}
          <Entry icon="album" title={t.mine.title} text={t.me.mineText} onPress={() => open('mine')} />
        </Entries>
      }
      more={
        <>
          <Entries>
            <Entry icon="people" title={t.data.title} text={t.data.entry} onPress={() => open('data')} />
            <Entry
              icon="review"
              title={t.privacy.title}
              text={t.privacy.entry}
              onPress={() => open('privacy')}
            />
          </Entries>
          <Entries>
            <Entry
              icon="language"
              title={t.me.language}
              text={t.language.other}
              onPress={() => speak(language() === 'zh' ? 'en' : 'zh')}
            />
            <Entry icon="about" title={t.about.title} text={t.about.entry} onPress={() => open('about')} />
          </Entries>
        </>
      }
    />
  )
}
