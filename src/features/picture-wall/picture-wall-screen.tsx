import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useEffect } from 'react'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Heading } from '@/ui/heading'
import { ListTail } from '@/ui/list-tail'
import { Page } from '@/ui/page'
import { PictureBones } from '@/ui/picture-bones'
import { PictureColumns } from '@/ui/picture-columns'
import { useWall, wall } from './store'

const load = () => void wall.load(undefined)
const refresh = () => void wall.refresh()
const more = () => void wall.more()

/** Pictures that everybody may see, newest first. */
export function PictureWallScreen() {
  const list = useWall()
  useEffect(load, [])
  useReachBottom(more)
  usePullDownRefresh(() => void wall.refresh().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page>
      {list.status === 'loading' && <PictureBones />}
      {list.status === 'failed' && <Failure message={list.message} onRetry={load} />}
      {list.status === 'ready' && (
        <>
          <Heading
            title="图片墙"
            note="大家分享的图片，最新在前"
            refreshing={list.refreshing}
            onRefresh={refresh}
            complaint={list.complaint}
          />
          {list.items.length > 0 ? (
            <>
              <PictureColumns images={list.items} />
              <ListTail tail={list.tail} onMore={more} />
            </>
          ) : (
            <Empty title="还没有图片" text="你可以在“我的图片”里上传第一张。" />
          )}
        </>
      )}
    </Page>
  )
}
