import type { ImageView } from '@contract'
import Taro, { usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro'
import { type ReactNode, useEffect, useState } from 'react'
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

const filters: readonly { value: ImageView['state'] | undefined; label: string }[] = [
  { value: undefined, label: '全部' },
  { value: 'pending', label: '审核中' },
  { value: 'approved', label: '已通过' },
  { value: 'refused', label: '未通过' },
]

const more = () => void pictures.more()

/** All pictures, or those of the person in the page's address. */
export function PictureListScreen({ whenRefused }: Props) {
  const { owner } = useRouter().params
  const [state, setState] = useState<ImageView['state']>()
  const list = usePictures()
  const { complaint } = useComplaint()
  const load = () => void pictures.load({ ...(state && { state }), ...(owner && { owner }) })
  useEffect(load, [state, owner])
  useReachBottom(more)
  usePullDownRefresh(() => void pictures.refresh().finally(() => Taro.stopPullDownRefresh()))
  if (list.status === 'refused') return <Page>{whenRefused(load)}</Page>
  return (
    <Page>
      <Heading
        title={owner ? 'TA 的图片' : '全部图片'}
        note="最新在前"
        refreshing={list.status === 'ready' && list.refreshing}
        onRefresh={() => void pictures.refresh()}
        complaint={list.status === 'ready' ? list.complaint : undefined}
      />
      <Chips label="审核结果" options={filters} chosen={state} onChoose={setState} />
      {list.status === 'loading' && <PictureBones />}
      {list.status === 'failed' && <Failure message={list.message} onRetry={load} />}
      {list.status === 'ready' && list.items.length === 0 && (
        <Empty title="没有图片" text="有人上传后，会出现在这里。" />
      )}
      {list.status === 'ready' && list.items.length > 0 && (
        <RemovablePictures
          images={list.items}
          tail={list.tail}
          complaint={complaint}
          onMore={more}
          onRemove={remove}
        />
      )}
    </Page>
  )
}
