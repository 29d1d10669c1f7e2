import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { UserListScreen } from '@/features/user-list/user-list-screen'
import { useTexts } from '@/texts/admin'
import { LanguageSwitch } from '@/ui/language-switch'
import { openPage } from '@/ui/open-page'
import { Shortcuts } from '@/ui/shortcuts'

const open = (page: string) => openPage(`/apps/admin/pages/${page}`)

export default function PeoplePage() {
  const t = useTexts()
  return (
    <UserListScreen
      onOpen={(id) => open(`person/index?id=${id}`)}
      shortcuts={
        <Shortcuts
          shortcuts={[
            { icon: 'review', label: t.review.title, onPress: () => open('review/index') },
            { icon: 'picture', label: t.pictures.all, onPress: () => open('pictures/index') },
            { icon: 'banner', label: t.banners.title, onPress: () => open('banners/index') },
          ]}
        />
      }
      whenRefused={(again) => <AdminClaimScreen onClaimed={again} />}
      foot={<LanguageSwitch />}
    />
  )
}
