import { type ReactNode, useEffect } from 'react'
import { withImage } from '@/stores/image-page'
import { cancel, choose, onArrival, retry, useUploads } from '@/stores/uploads'
import { useTexts } from '@/texts/admin'
import { ChooseButtons } from '@/ui/choose-buttons'
import { ListPage } from '@/ui/list-page'
import { PictureBones } from '@/ui/picture-bones'
import { RemovablePictures } from '@/ui/removable-pictures'
import { UploadRows } from '@/ui/upload-rows'
import { banners, remove, useBanners, useComplaint } from './store'

interface Props {
  /** What a person sees who is no administrator; `again` shows the list once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

const load = () => void banners.load(undefined)
const more = () => void banners.more()
const AT_ONCE = 5

/** The pictures on the user app's home page: shown there as soon as they are uploaded. */
export function BannerListScreen({ whenRefused }: Props) {
  const list = useBanners()
  const { complaint } = useComplaint()
  const t = useTexts()
  useEffect(load, [])
  useEffect(() => onArrival((image) => banners.change(withImage(image))), [])
  return (
    <ListPage
      bar={t.banners.title}
      title={t.banners.title}
      note={t.banners.note}
      list={list}
      bones={<PictureBones />}
      empty={{ title: t.banners.empty, text: t.banners.emptyText }}
      // Not before it is known that who looks is an administrator.
      above={list.status === 'ready' && <UploadPlace />}
      onLoad={load}
      onRefresh={banners.refresh}
      onMore={more}
      whenRefused={whenRefused}
    >
      {(images, tail) => (
        <RemovablePictures
          images={images}
          tail={tail}
          complaint={complaint}
          onMore={more}
          onRemove={remove}
        />
      )}
    </ListPage>
  )
}

function UploadPlace() {
  const { uploads, busy, complaints } = useUploads()
  return (
    <>
      <ChooseButtons
        busy={busy}
        complaints={complaints.banner ?? []}
        onChoose={(from) => void choose('banner', from, AT_ONCE)}
      />
      <UploadRows
        rows={uploads.filter(({ purpose }) => purpose === 'banner')}
        onCancel={cancel}
        onRetry={retry}
      />
    </>
  )
}
