import { type ReactNode, useEffect, useRef } from 'react'
import { withImage } from '@/stores/image-page'
import { onArrival } from '@/stores/uploads'
import { useWrites } from '@/stores/writes'
import { useTexts } from '@/texts/user'
import { ListPage } from '@/ui/list-page'
import { PictureBones } from '@/ui/picture-bones'
import { RemovablePictures } from '@/ui/removable-pictures'
import { own, remove, useComplaint, useOwn } from './store'
import { TellMe } from './tell-me'
import { UploadPlace } from './upload-place'

const load = () => void own.load(undefined)
const more = () => void own.more()

interface Props {
  /** That something could not be sent yet. */
  waiting: ReactNode
}

/** One's own pictures: those on their way, and what became of the others. */
export function OwnPicturesScreen({ waiting }: Props) {
  const { complaint } = useComplaint()
  const t = useTexts()
  useEffect(load, [])
  useEffect(() => onArrival((image) => own.change(withImage(image))), [])
  useWithdrawn()
  return (
    <ListPage
      bar={t.mine.title}
      title={t.mine.title}
      note={t.mine.note}
      list={useOwn()}
      bones={<PictureBones />}
      empty={{ title: t.mine.empty, text: t.mine.emptyText, drawing: 'frame' }}
      above={
        <>
          {waiting}
          <UploadPlace />
          <TellMe />
        </>
      }
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

/** A picture whose removal was taken back is in the list again. */
function useWithdrawn() {
  const { writes } = useWrites()
  const removals = writes.filter(({ func }) => func === 'images_remove').length
  const before = useRef(removals)
  useEffect(() => {
    if (removals < before.current) void own.refresh()
    before.current = removals
  }, [removals])
}
