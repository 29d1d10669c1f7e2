import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { UserListScreen } from '@/features/user-list/user-list-screen'
import { useMay } from '@/stores/role'
import { useTexts } from '@/texts/admin'
import { LanguageSwitch } from '@/ui/language-switch'
import { openPage } from '@/ui/open-page'
import { Shortcuts } from '@/ui/shortcuts'

const open = (page: string) => openPage(`/apps/admin/pages/${page}`)

export default function PeoplePage() {
  const t = useTexts()
  const mayEdit = useMay('editor')
  const review = { icon: 'review', label: t.review.title, onPress: () => open('review/index') } as const
  const banners = { icon: 'banner', label: t.banners.title, onPress: () => open('banners/index') } as const
  const jobs = { icon: 'jobs', label: t.jobs.title, onPress: () => open('jobs/index') } as const
  return (
    <UserListScreen
      onOpen={(id) => open(`person/index?id=${id}`)}
      onJob={(id) => open(`job/index?id=${id}`)}
      shortcuts={
        <>
          <Shortcuts
            shortcuts={[
              ...(mayEdit ? [review] : []),
              { icon: 'picture', label: t.pictures.all, onPress: () => open('pictures/index') },
              ...(mayEdit ? [banners] : []),
            ]}
          />
          <Shortcuts
            shortcuts={[
              { icon: 'people', label: t.admins.title, onPress: () => open('administrators/index') },
              ...(mayEdit ? [jobs] : []),
              { icon: 'chart', label: t.dashboard.title, onPress: () => open('dashboard/index') },
              { icon: 'time', label: t.audit.title, onPress: () => open('audit/index') },
            ]}
          />
        </>
      }
      whenRefused={(again) => <AdminClaimScreen onClaimed={again} />}
      foot={<LanguageSwitch />}
    />
  )
}
