import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { UserDetailScreen } from '@/features/user-detail/user-detail-screen'

export default () => <UserDetailScreen whenRefused={(again) => <AdminClaimScreen onClaimed={again} />} />
