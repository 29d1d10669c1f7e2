import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { PictureListScreen } from '@/features/picture-list/picture-list-screen'

export default () => <PictureListScreen whenRefused={(again) => <AdminClaimScreen onClaimed={again} />} />
