import { PictureWallScreen } from '@/features/picture-wall/picture-wall-screen'

export default () => <PictureWallScreen />
