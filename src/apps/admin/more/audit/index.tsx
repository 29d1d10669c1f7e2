import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { AuditScreen } from '@/features/audit/audit-screen'

export default () => <AuditScreen whenRefused={(again) => <AdminClaimScreen onClaimed={again} />} />
