import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { UserListScreen } from '@/features/user-list/user-list-screen'
import { openPage } from '@/ui/open-page'
import { Shortcuts } from '@/ui/shortcuts'

const open = (page: string) => openPage(`/apps/admin/pages/${page}`)

export default () => (
  <UserListScreen
    onOpen={(id) => open(`person/index?id=${id}`)}
    shortcuts={
      <Shortcuts
        shortcuts={[
          { icon: 'review', label: '审核图片', onPress: () => open('review/index') },
          { icon: 'picture', label: '全部图片', onPress: () => open('pictures/index') },
          { icon: 'banner', label: '首页横幅', onPress: () => open('banners/index') },
        ]}
      />
    }
    whenRefused={(again) => <AdminClaimScreen onClaimed={again} />}
  />
)
