import { OwnDataScreen } from '@/features/own-data/own-data-screen'
import { leavePage } from '@/ui/open-page'

export default () => <OwnDataScreen onLeft={() => leavePage('/apps/user/pages/home/index')} />
