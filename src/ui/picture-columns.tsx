import { View } from '@tarojs/components'
import { useCallback, useEffect, useRef } from 'react'
import { twoColumns } from '@/lib/two-columns'
import { PictureTile, type TileImage } from './picture-tile'
import { preview } from './preview'
import './picture-columns.scss'

interface Props {
  images: TileImage[]
  onRemove?: ((image: TileImage) => void) | null
}

/** Pictures of any shape side by side; a tap shows one whole. */
export function PictureColumns({ images, onRemove }: Props) {
  const latest = useRef(images)
  useEffect(() => {
    latest.current = images
  })
  // Always the same function, so that no tile is drawn again because of it.
  const open = useCallback(({ link }: TileImage) => {
    const there = latest.current.filter(({ state }) => state !== 'refused')
    preview(
      there.map((image) => image.link),
      link,
    )
  }, [])
  return (
    <View className="columns">
      {twoColumns(images).map((column, i) => (
        <View key={i} className="column">
          {column.map((image) => (
            <PictureTile key={image._id} image={image} onOpen={open} onRemove={onRemove} />
          ))}
        </View>
      ))}
    </View>
  )
}
