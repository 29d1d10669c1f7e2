import { useLoad } from '@tarojs/taro'
import { to } from '@/apps/admin/paths'
import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { takeScene } from '@/features/admin-claim/store'
import { UserListScreen } from '@/features/user-list/user-list-screen'
import { useMay } from '@/stores/role'
import { useTexts } from '@/texts/admin'
import { LanguageSwitch } from '@/ui/language-switch'
import { openPage } from '@/ui/open-page'
import { Shortcuts } from '@/ui/shortcuts'

const open = (...where: Parameters<typeof to>) => openPage(to(...where))

export default function PeoplePage() {
  const t = useTexts()
  useLoad<{ scene?: string }>(({ scene }) => scene !== undefined && takeScene(scene))
  const mayEdit = useMay('editor')
  const review = { icon: 'review', label: t.review.title, onPress: () => open('review') } as const
  const banners = { icon: 'banner', label: t.banners.title, onPress: () => open('banners') } as const
  const jobs = { icon: 'jobs', label: t.jobs.title, onPress: () => open('jobs') } as const
  return (
    <UserListScreen
      onOpen={(id) => open('person', { id })}
      onJob={(id) => open('job', { id })}
      onMessage={(whom) => open('notice', { to: whom })}
      shortcuts={
        <>
          <Shortcuts
            shortcuts={[
              ...(mayEdit ? [review] : []),
              { icon: 'picture', label: t.pictures.all, onPress: () => open('pictures') },
              ...(mayEdit ? [banners] : []),
              { icon: 'message', label: t.notices.list, onPress: () => open('notices') },
            ]}
          />
          <Shortcuts
            shortcuts={[
              { icon: 'people', label: t.admins.title, onPress: () => open('administrators') },
              ...(mayEdit ? [jobs] : []),
              { icon: 'chart', label: t.dashboard.title, onPress: () => open('dashboard') },
              { icon: 'time', label: t.audit.title, onPress: () => open('audit') },
            ]}
          />
        </>
      }
      whenRefused={(again) => <AdminClaimScreen onClaimed={again} />}
      foot={<LanguageSwitch />}
    />
  )
}
