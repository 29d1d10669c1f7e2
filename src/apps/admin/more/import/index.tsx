import { to } from '@/apps/admin/paths'
import { ImportScreen } from '@/features/import/import-screen'
import { openPage } from '@/ui/open-page'

export default () => <ImportScreen onJob={(id) => openPage(to('job', { id }))} />
