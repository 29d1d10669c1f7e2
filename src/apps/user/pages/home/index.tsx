import { to } from '@/apps/user/paths'
import { useShare } from '@/apps/user/use-share'
import { useTabs } from '@/apps/user/use-tabs'
import { ConsentAgain } from '@/features/consent/consent-again'
import { HomeScreen } from '@/features/home/home-screen'
import { WaitingNotice } from '@/features/outbox/waiting-notice'
import { NewNotice } from '@/features/new-notice/new-notice'
import { HomeBanners } from '@/features/home-banners/home-banners'
import { ShutOut } from '@/features/profile/shut-out'
import { SignupScreen } from '@/features/signup/signup-screen'
import { WechatNumber } from '@/features/wechat-number/wechat-number'
import { WelcomeScreen } from '@/features/welcome/welcome-screen'
import { isSinglePage } from '@/lib/single-page'
import { openPage, openTab } from '@/ui/open-page'

const readGuide = () => openPage(to('privacy'))
const lookAtWaiting = () => openPage(to('outbox'))

export default function HomePage() {
  useTabs()
  useShare('home')
  if (isSinglePage()) return <WelcomeScreen />
  return (
    <HomeScreen
      whenUnregistered={
        <SignupScreen
          number={(take) => <WechatNumber onTake={take} />}
          onRead={readGuide}
          onWaiting={lookAtWaiting}
        />
      }
      whenShutOut={(name) => <ShutOut name={name} />}
      consent={<ConsentAgain onRead={readGuide} />}
      notices={<NewNotice onLook={() => openPage(to('messages'))} />}
      banners={<HomeBanners />}
      waiting={<WaitingNotice onLook={lookAtWaiting} />}
      onRecord={() => openTab(to('me'))}
      onOwnPictures={() => openPage(to('mine'))}
      onWall={() => openTab(to('wall'))}
    />
  )
}
