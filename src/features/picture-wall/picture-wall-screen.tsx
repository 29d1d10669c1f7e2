import { useEffect } from 'react'
import { useTexts } from '@/texts/user'
import { ListPage } from '@/ui/list-page'
import { ListTail } from '@/ui/list-tail'
import { PictureBones } from '@/ui/picture-bones'
import { PictureWall } from '@/ui/picture-wall'
import { useWall, wall } from './store'

const load = () => void wall.load(undefined)
const more = () => void wall.more()

/** Pictures that everybody may see, newest first. */
export function PictureWallScreen() {
  const t = useTexts()
  useEffect(load, [])
  return (
    <ListPage
      bar={t.wall.title}
      title={t.wall.title}
      note={t.wall.note}
      list={useWall()}
      bones={<PictureBones />}
      empty={{ title: t.wall.empty, text: t.wall.emptyText, drawing: 'frame' }}
      onLoad={load}
      onRefresh={wall.refresh}
      onMore={more}
    >
      {(images, tail) => (
        <>
          <PictureWall images={images} />
          <ListTail tail={tail} onMore={more} />
        </>
      )}
    </ListPage>
  )
}
