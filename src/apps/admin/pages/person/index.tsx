import Taro from '@tarojs/taro'
import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { UserDetailScreen } from '@/features/user-detail/user-detail-screen'
import { Entries } from '@/ui/entries'
import { Entry } from '@/ui/entry'

const openPictures = (id: string) =>
  void Taro.navigateTo({ url: `/apps/admin/pages/pictures/index?owner=${id}` })

export default () => (
  <UserDetailScreen
    more={(id) => (
      <Entries>
        <Entry icon="picture" title="TA 的图片" text="头像和上传过的图片" onPress={() => openPictures(id)} />
      </Entries>
    )}
    whenRefused={(again) => <AdminClaimScreen onClaimed={again} />}
  />
)
