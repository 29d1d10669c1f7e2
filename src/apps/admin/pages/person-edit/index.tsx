import { PersonEditScreen } from '@/features/person-edit/person-edit-screen'
import { leavePage } from '@/ui/open-page'

export default () => (
  <PersonEditScreen onLeave={(id) => leavePage(`/apps/admin/pages/person/index?id=${id}`)} />
)
