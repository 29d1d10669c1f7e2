import Taro from '@tarojs/taro'
import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { PictureReviewScreen } from '@/features/picture-review/picture-review-screen'

const open = (id: string) => void Taro.navigateTo({ url: `/apps/admin/pages/person/index?id=${id}` })

export default () => (
  <PictureReviewScreen onOpenPerson={open} whenRefused={(again) => <AdminClaimScreen onClaimed={again} />} />
)
