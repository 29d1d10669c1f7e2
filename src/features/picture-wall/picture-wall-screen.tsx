import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useEffect } from 'react'
import { useTexts } from '@/texts/user'
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
  const t = useTexts()
  useEffect(load, [])
  useReachBottom(more)
  usePullDownRefresh(() => void wall.refresh().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page title={t.wall.title}>
      {list.status === 'loading' && <PictureBones />}
      {list.status === 'failed' && <Failure message={list.message} onRetry={load} />}
      {list.status === 'ready' && (
        <>
          <Heading
            title={t.wall.title}
            note={t.wall.note}
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
            <Empty title={t.wall.empty} text={t.wall.emptyText} />
          )}
        </>
      )}
    </Page>
  )
}
