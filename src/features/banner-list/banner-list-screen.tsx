import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { withImage } from '@/stores/image-page'
import { cancel, choose, onArrival, retry, useUploads } from '@/stores/uploads'
import { useTexts } from '@/texts/admin'
import { ChooseButtons } from '@/ui/choose-buttons'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Heading } from '@/ui/heading'
import { Page } from '@/ui/page'
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
  useReachBottom(more)
  usePullDownRefresh(() => void banners.refresh().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page title={t.banners.title}>
      {list.status === 'loading' && <PictureBones />}
      {list.status === 'failed' && <Failure message={list.message} onRetry={load} />}
      {list.status === 'refused' && whenRefused(load)}
      {list.status === 'ready' && (
        <>
          <Heading
            title={t.banners.title}
            note={t.banners.note}
            refreshing={list.refreshing}
            onRefresh={() => void banners.refresh()}
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
            <Empty title={t.banners.empty} text={t.banners.emptyText} />
          )}
        </>
      )}
    </Page>
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
