import { PictureWallScreen } from '@/features/picture-wall/picture-wall-screen'
import { useTabs } from '@/apps/user/use-tabs'

export default function WallPage() {
  useTabs()
  return <PictureWallScreen />
}
