import { cancel, choose, retry, useUploads } from '@/stores/uploads'
import { ChooseButtons } from '@/ui/choose-buttons'
import { UploadRows } from '@/ui/upload-rows'

const AT_ONCE = 9

/** Where pictures for the wall are chosen, and how far they are. */
export function UploadPlace() {
  const { uploads, busy, complaints } = useUploads()
  return (
    <>
      <ChooseButtons
        busy={busy}
        complaints={complaints.wall ?? []}
        onChoose={(from) => void choose('wall', from, AT_ONCE)}
      />
      <UploadRows
        rows={uploads.filter(({ purpose }) => purpose === 'wall')}
        onCancel={cancel}
        onRetry={retry}
      />
    </>
  )
}
