import { to } from '@/apps/admin/paths'
import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { PictureReviewScreen } from '@/features/picture-review/picture-review-screen'
import { openPage } from '@/ui/open-page'

const open = (id: string) => openPage(to('person', { id }))

export default () => (
  <PictureReviewScreen onOpenPerson={open} whenRefused={(again) => <AdminClaimScreen onClaimed={again} />} />
)
