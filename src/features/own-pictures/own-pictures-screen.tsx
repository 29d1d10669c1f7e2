import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useEffect } from 'react'
import { withImage } from '@/stores/image-page'
import { onArrival } from '@/stores/uploads'
import { useTexts } from '@/texts/user'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Heading } from '@/ui/heading'
import { Page } from '@/ui/page'
import { PictureBones } from '@/ui/picture-bones'
import { RemovablePictures } from '@/ui/removable-pictures'
import { own, remove, useComplaint, useOwn } from './store'
import { UploadPlace } from './upload-place'

const load = () => void own.load(undefined)
const refresh = () => void own.refresh()
const more = () => void own.more()

/** One's own pictures: those on their way, and what became of the others. */
export function OwnPicturesScreen() {
  const list = useOwn()
  const { complaint } = useComplaint()
  const t = useTexts()
  useEffect(load, [])
  useEffect(() => onArrival((image) => own.change(withImage(image))), [])
  useReachBottom(more)
  usePullDownRefresh(() => void own.refresh().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page title={t.mine.title}>
      {list.status === 'loading' && <PictureBones />}
      {list.status === 'failed' && <Failure message={list.message} onRetry={load} />}
      {list.status === 'ready' && (
        <>
          <Heading
            title={t.mine.title}
            note={t.mine.note}
            refreshing={list.refreshing}
            onRefresh={refresh}
            complaint={list.complaint}
          />
          <UploadPlace />
          {list.items.length > 0 ? (
            <RemovablePictures
              images={list.items}
              tail={list.tail}
              complaint={complaint}
              onMore={more}
              onRemove={remove}
            />
          ) : (
            <Empty title={t.mine.empty} text={t.mine.emptyText} />
          )}
        </>
      )}
    </Page>
  )
}
