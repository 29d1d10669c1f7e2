import { HomeBanners } from '@/features/home-banners/home-banners'
import { OwnAvatar } from '@/features/own-avatar/own-avatar'
import { ProfileScreen } from '@/features/profile/profile-screen'
import { SignupScreen } from '@/features/signup/signup-screen'
import { Entries } from '@/ui/entries'
import { Entry } from '@/ui/entry'
import { openPage } from '@/ui/open-page'

const open = (page: string) => openPage(`/apps/user/pages/${page}/index`)

export default () => (
  <ProfileScreen
    avatar={(name) => <OwnAvatar name={name} />}
    whenUnregistered={<SignupScreen />}
    onEdit={() => open('edit')}
    more={
      <>
        <Entries>
          <Entry icon="picture" title="图片墙" text="看看大家的图片" onPress={() => open('wall')} />
          <Entry icon="album" title="我的图片" text="上传图片，查看审核结果" onPress={() => open('mine')} />
        </Entries>
        <HomeBanners />
      </>
    }
  />
)
