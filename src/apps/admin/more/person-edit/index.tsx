import { to } from '@/apps/admin/paths'
import { PersonEditScreen } from '@/features/person-edit/person-edit-screen'
import { leavePage } from '@/ui/open-page'

export default () => <PersonEditScreen onLeave={(id) => leavePage(to('person', { id }))} />
