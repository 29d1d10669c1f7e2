import { View } from '@tarojs/components'
import { memo } from 'react'
import { ratioOf } from '@/lib/two-columns'
import { Icon } from './icon'
import { Picture } from './picture'
import { Press } from './press'
import './picture-tile.scss'

export interface TileImage {
  _id: string
  link: string
  thumbnail: string
  width: number
  height: number
  state: 'pending' | 'approved' | 'refused'
}

interface Props {
  image: TileImage
  onOpen: (image: TileImage) => void
  /** Say in which state it is, and let it be removed. */
  onRemove?: ((image: TileImage) => void) | undefined
}

const states = { pending: '审核中', approved: '已通过', refused: '未通过' }

/** A picture in a list. Kept as it is while the list grows. */
export const PictureTile = memo(function PictureTile({ image, onOpen, onRemove }: Props) {
  const { thumbnail, link, state } = image
  return (
    <View className="tile">
      {state === 'refused' ? (
        <View className="tile-refused" style={{ paddingTop: `${(ratioOf(image) * 100).toFixed(2)}%` }}>
          <View className="tile-refused-text">图片已删除</View>
        </View>
      ) : (
        <Picture src={thumbnail} whole={link} ratio={ratioOf(image)} onPress={() => onOpen(image)} />
      )}
      {onRemove && (
        <View className="tile-foot">
          <View className={`tile-state tile-${state}`}>{states[state]}</View>
          <Press className="tile-remove" label="删除" onPress={() => onRemove(image)}>
            <Icon name="remove" />
          </Press>
        </View>
      )}
    </View>
  )
})
