import { OwnEditScreen } from '@/features/own-edit/own-edit-screen'

export default () => <OwnEditScreen />
