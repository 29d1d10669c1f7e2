import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { UserDetailScreen } from '@/features/user-detail/user-detail-screen'
import { useTexts } from '@/texts/admin'
import { Entries } from '@/ui/entries'
import { Entry } from '@/ui/entry'
import { openPage } from '@/ui/open-page'

const openPictures = (id: string) => openPage(`/apps/admin/pages/pictures/index?owner=${id}`)

export default function PersonPage() {
  const t = useTexts()
  return (
    <UserDetailScreen
      more={(id) => (
        <Entries>
          <Entry
            icon="picture"
            title={t.pictures.theirs}
            text={t.detail.picturesText}
            onPress={() => openPictures(id)}
          />
        </Entries>
      )}
      whenRefused={(again) => <AdminClaimScreen onClaimed={again} />}
    />
  )
}
