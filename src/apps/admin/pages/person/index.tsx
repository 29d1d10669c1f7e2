import { to } from '@/apps/admin/paths'
import { AdminClaimScreen } from '@/features/admin-claim/admin-claim-screen'
import { UserDetailScreen } from '@/features/user-detail/user-detail-screen'
import { useMay } from '@/stores/role'
import { useTexts } from '@/texts/admin'
import { Entries } from '@/ui/entries'
import { Entry } from '@/ui/entry'
import { openPage } from '@/ui/open-page'

const openPictures = (id: string) => openPage(to('pictures', { owner: id }))
const openHistory = (id: string) => openPage(to('audit', { whom: id }))
const openMessage = (id: string) => openPage(to('notice', { id }))
const openEdit = (id: string) => openPage(to('person-edit', { id }))

export default function PersonPage() {
  const t = useTexts()
  const mayEdit = useMay('editor')
  return (
    <UserDetailScreen
      more={(id) => (
        <Entries>
          {mayEdit && (
            <Entry icon="edit" title={t.form.edit} text={t.detail.editText} onPress={() => openEdit(id)} />
          )}
          {mayEdit && (
            <Entry
              icon="message"
              title={t.notices.send}
              text={t.notices.entry}
              onPress={() => openMessage(id)}
            />
          )}
          <Entry
            icon="picture"
            title={t.pictures.theirs}
            text={t.detail.picturesText}
            onPress={() => openPictures(id)}
          />
          <Entry
            icon="time"
            title={t.detail.history}
            text={t.detail.historyText}
            onPress={() => openHistory(id)}
          />
        </Entries>
      )}
      whenRefused={(again) => <AdminClaimScreen onClaimed={again} />}
    />
  )
}
