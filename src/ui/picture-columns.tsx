import { View } from '@tarojs/components'
import type { CSSProperties } from 'react'
import { twoColumns } from '@/lib/two-columns'
import { PictureTile, type TileImage } from './picture-tile'
import { usePreview } from './use-preview'
import './picture-columns.scss'

interface Props {
  images: TileImage[]
  onRemove?: ((image: TileImage) => void) | null
}

/** Pictures of any shape side by side; a tap shows one whole. */
export function PictureColumns({ images, onRemove }: Props) {
  const open = usePreview(images)
  return <Columns columns={twoColumns(images)} onOpen={open} onRemove={onRemove} />
}

interface ColumnsProps {
  columns: [TileImage[], TileImage[]]
  onOpen: (image: TileImage) => void
  onRemove?: Props['onRemove']
  /** Of the right column. */
  right?: CSSProperties
}

const asItIs: CSSProperties = {}

export const Columns = ({ columns, onOpen, onRemove, right = asItIs }: ColumnsProps) => (
  <View className="columns">
    {columns.map((column, i) => (
      <View key={i} className="column" style={i === 0 ? asItIs : right}>
        {column.map((image) => (
          <PictureTile key={image._id} image={image} onOpen={onOpen} onRemove={onRemove} />
        ))}
      </View>
    ))}
  </View>
)
