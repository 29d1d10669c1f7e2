import Taro from '@tarojs/taro'
import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { UserListScreen } from '@/features/user-list/user-list-screen'

const open = (id: string) => void Taro.navigateTo({ url: `/apps/admin/pages/person/index?id=${id}` })

export default () => (
  <UserListScreen onOpen={open} whenRefused={(again) => <AdminClaimScreen onClaimed={again} />} />
)
