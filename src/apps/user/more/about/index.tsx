import { to } from '@/apps/user/paths'
import { AboutScreen } from '@/features/about/about-screen'
import { openPage } from '@/ui/open-page'

export default () => <AboutScreen onRead={() => openPage(to('privacy'))} />
