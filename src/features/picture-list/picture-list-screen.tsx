import type { ImageView } from '@contract'
import Taro, { usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro'
import { type ReactNode, useEffect, useState } from 'react'
import { useMay } from '@/stores/role'
import { useTexts } from '@/texts/admin'
import { Chips } from '@/ui/chips'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Heading } from '@/ui/heading'
import { Page } from '@/ui/page'
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
  const list = usePictures()
  const { complaint } = useComplaint()
  const mayRemove = useMay('editor')
  const t = useTexts()
  const load = () => void pictures.load({ ...(state && { state }), ...(owner && { owner }) })
  useEffect(load, [state, owner])
  useReachBottom(more)
  usePullDownRefresh(() => void pictures.refresh().finally(() => Taro.stopPullDownRefresh()))
  if (list.status === 'refused') return <Page title={t.pictures.title}>{whenRefused(load)}</Page>
  return (
    <Page title={t.pictures.title}>
      <Heading
        title={owner ? t.pictures.theirs : t.pictures.all}
        note={t.pictures.note}
        refreshing={list.status === 'ready' && list.refreshing}
        onRefresh={() => void pictures.refresh()}
        complaint={list.status === 'ready' ? list.complaint : undefined}
      />
      <Chips
        label={t.pictures.filter}
        options={states.map((value) => ({ value, label: value ? t.picture[value] : t.pictures.every }))}
        chosen={state}
        onChoose={setState}
      />
      {list.status === 'loading' && <PictureBones />}
      {list.status === 'failed' && <Failure message={list.message} onRetry={load} />}
      {list.status === 'ready' && list.items.length === 0 && (
        <Empty title={t.pictures.empty} text={t.pictures.emptyText} />
      )}
      {list.status === 'ready' && list.items.length > 0 && (
        <RemovablePictures
          images={list.items}
          tail={list.tail}
          complaint={complaint}
          onMore={more}
          onRemove={mayRemove ? remove : null}
        />
      )}
    </Page>
  )
}
