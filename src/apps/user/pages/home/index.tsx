import { to } from '@/apps/user/paths'
import { useTabs } from '@/apps/user/use-tabs'
import { ConsentAgain } from '@/features/consent/consent-again'
import { HomeScreen } from '@/features/home/home-screen'
import { WaitingNotice } from '@/features/outbox/waiting-notice'
import { HomeBanners } from '@/features/home-banners/home-banners'
import { ShutOut } from '@/features/profile/shut-out'
import { SignupScreen } from '@/features/signup/signup-screen'
import { openPage, openTab } from '@/ui/open-page'

const readGuide = () => openPage(to('privacy'))
const lookAtWaiting = () => openPage(to('outbox'))

export default function HomePage() {
  useTabs()
  return (
    <HomeScreen
      whenUnregistered={<SignupScreen onRead={readGuide} onWaiting={lookAtWaiting} />}
      whenShutOut={(name) => <ShutOut name={name} />}
      consent={<ConsentAgain onRead={readGuide} />}
      banners={<HomeBanners />}
      waiting={<WaitingNotice onLook={lookAtWaiting} />}
      onRecord={() => openTab(to('me'))}
      onOwnPictures={() => openPage(to('mine'))}
      onWall={() => openTab(to('wall'))}
    />
  )
}
