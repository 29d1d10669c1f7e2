import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { BannerListScreen } from '@/features/banner-list/banner-list-screen'

export default () => <BannerListScreen whenRefused={(again) => <AdminClaimScreen onClaimed={again} />} />
