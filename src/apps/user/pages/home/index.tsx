import { to } from '@/apps/user/paths'
import { useTabs } from '@/apps/user/use-tabs'
import { ConsentAgain } from '@/features/consent/consent-again'
import { HomeScreen } from '@/features/home/home-screen'
import { HomeBanners } from '@/features/home-banners/home-banners'
import { ShutOut } from '@/features/profile/shut-out'
import { SignupScreen } from '@/features/signup/signup-screen'
import { openPage, openTab } from '@/ui/open-page'

const readGuide = () => openPage(to('privacy'))

export default function HomePage() {
  useTabs()
  return (
    <HomeScreen
      whenUnregistered={<SignupScreen onRead={readGuide} />}
      whenShutOut={(name) => <ShutOut name={name} />}
      consent={<ConsentAgain onRead={readGuide} />}
      banners={<HomeBanners />}
      onRecord={() => openTab(to('me'))}
      onOwnPictures={() => openPage(to('mine'))}
      onWall={() => openTab(to('wall'))}
    />
  )
}
