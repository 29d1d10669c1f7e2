import { OwnEditScreen } from '@/features/own-edit/own-edit-screen'
import { leavePage } from '@/ui/open-page'

export default () => <OwnEditScreen onLeave={() => leavePage('/apps/user/pages/home/index')} />
