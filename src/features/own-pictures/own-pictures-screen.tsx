import { useEffect } from 'react'
import { withImage } from '@/stores/image-page'
import { onArrival } from '@/stores/uploads'
import { useTexts } from '@/texts/user'
import { ListPage } from '@/ui/list-page'
import { PictureBones } from '@/ui/picture-bones'
import { RemovablePictures } from '@/ui/removable-pictures'
import { own, remove, useComplaint, useOwn } from './store'
import { UploadPlace } from './upload-place'

const load = () => void own.load(undefined)
const more = () => void own.more()

/** One's own pictures: those on their way, and what became of the others. */
export function OwnPicturesScreen() {
  const { complaint } = useComplaint()
  const t = useTexts()
  useEffect(load, [])
  useEffect(() => onArrival((image) => own.change(withImage(image))), [])
  return (
    <ListPage
      bar={t.mine.title}
      title={t.mine.title}
      note={t.mine.note}
      list={useOwn()}
      bones={<PictureBones />}
      empty={{ title: t.mine.empty, text: t.mine.emptyText, drawing: 'frame' }}
      above={<UploadPlace />}
      onLoad={load}
      onRefresh={own.refresh}
      onMore={more}
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
