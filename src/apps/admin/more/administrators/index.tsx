import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { AdministratorsScreen } from '@/features/administrators/administrators-screen'

export default () => <AdministratorsScreen whenRefused={(again) => <AdminClaimScreen onClaimed={again} />} />
