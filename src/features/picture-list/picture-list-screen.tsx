import type { ImageView } from '@contract'
import { useRouter } from '@tarojs/taro'
import { type ReactNode, useEffect, useState } from 'react'
import { useMay } from '@/stores/role'
import { useTexts } from '@/texts/admin'
import { Chips } from '@/ui/chips'
import { ListPage } from '@/ui/list-page'
import { PictureBones } from '@/ui/picture-bones'
import { RemovablePictures } from '@/ui/removable-pictures'
import { pictures, remove, useComplaint, usePictures } from './store'

interface Props {
  /** What a person sees who is no administrator; `again` shows the list once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

const states: (ImageView['state'] | undefined)[] = [undefined, 'pending', 'approved', 'refused']

const more = () => void pictures.more()

/** All pictures, or those of the person in the page's address. */
export function PictureListScreen({ whenRefused }: Props) {
  const { owner } = useRouter().params
  const [state, setState] = useState<ImageView['state']>()
  const { complaint } = useComplaint()
  const mayRemove = useMay('editor')
  const t = useTexts()
  const load = () => void pictures.load({ ...(state && { state }), ...(owner && { owner }) })
  useEffect(load, [state, owner])
  return (
    <ListPage
      bar={t.pictures.title}
      title={owner ? t.pictures.theirs : t.pictures.all}
      note={t.pictures.note}
      list={usePictures()}
      bones={<PictureBones />}
      empty={{ title: t.pictures.empty, text: t.pictures.emptyText }}
      above={
        <Chips
          label={t.pictures.filter}
          options={states.map((value) => ({ value, label: value ? t.picture[value] : t.pictures.every }))}
          chosen={state}
          onChoose={setState}
        />
      }
      onLoad={load}
      onRefresh={pictures.refresh}
      onMore={more}
      whenRefused={whenRefused}
    >
      {(images, tail) => (
        <RemovablePictures
          images={images}
          tail={tail}
          complaint={complaint}
          onMore={more}
          onRemove={mayRemove ? remove : null}
        />
      )}
    </ListPage>
  )
}
