import { inColumns, type Lower } from '@/lib/two-columns'
import { LongList } from './long-list'
import { Columns } from './picture-columns'
import type { TileImage } from './picture-tile'
import { usePreview } from './use-preview'

/** Pictures of a part of the wall, and parts that come and go together. */
const [PICTURES, PARTS] = [10, 2]

/** Pictures without end, with nothing beneath them: those near the screen are there. A page holds one wall. */
export function PictureWall({ images }: { images: TileImage[] }) {
  const open = usePreview(images)
  return (
    <LongList
      items={inColumns(images, PICTURES)}
      atOnce={PARTS}
      row={({ columns, begins, ends }) => (
        <Columns
          key={columns.flat()[0]?._id}
          columns={columns}
          onOpen={open}
          // As high as the left column: the right one begins and ends where the next parts take it up.
          right={{ marginTop: heightOf(begins, 1), marginBottom: heightOf(ends, -1) }}
        />
      )}
    />
  )
}

/** A column is half as wide as both, and has space at either side of its pictures. */
const heightOf = ({ widths, gaps }: Lower, sign: 1 | -1) =>
  `calc(${fixed(sign * widths)} * (50% - 2 * var(--space-2)) + ${sign * gaps} * var(--space-3))`

const fixed = (number: number) => number.toFixed(4)
