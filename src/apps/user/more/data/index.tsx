import { to } from '@/apps/user/paths'
import { OwnDataScreen } from '@/features/own-data/own-data-screen'
import { openTab } from '@/ui/open-page'

export default () => <OwnDataScreen onLeft={() => openTab(to('home'))} />
