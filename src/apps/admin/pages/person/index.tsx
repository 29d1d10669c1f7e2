import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { UserDetailScreen } from '@/features/user-detail/user-detail-screen'
import { Entries } from '@/ui/entries'
import { Entry } from '@/ui/entry'
import { openPage } from '@/ui/open-page'

const openPictures = (id: string) => openPage(`/apps/admin/pages/pictures/index?owner=${id}`)

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
