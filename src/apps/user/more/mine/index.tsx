import { OwnPicturesScreen } from '@/features/own-pictures/own-pictures-screen'

export default () => <OwnPicturesScreen />
