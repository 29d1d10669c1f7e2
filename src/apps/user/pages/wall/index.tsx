import { useShare } from '@/apps/user/use-share'
import { useTabs } from '@/apps/user/use-tabs'
import { PictureWallScreen } from '@/features/picture-wall/picture-wall-screen'
import { WelcomeScreen } from '@/features/welcome/welcome-screen'
import { isSinglePage } from '@/lib/single-page'

export default function WallPage() {
  useTabs()
  useShare('wall')
  return isSinglePage() ? <WelcomeScreen /> : <PictureWallScreen />
}
