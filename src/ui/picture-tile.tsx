import { View } from '@tarojs/components'
import { memo } from 'react'
import { ratioOf } from '@/lib/two-columns'
import { useTexts } from '@/texts/shared'
import { Icon } from './icon'
import { Picture } from './picture'
import { Press } from './press'
import './picture-tile.scss'

type Reason = keyof ReturnType<typeof useTexts>['picture']['reasons']

export interface TileImage {
  _id: string
  link: string
  thumbnail: string
  width: number
  height: number
  state: 'pending' | 'approved' | 'refused'
  /** Why it was refused. */
  refusal?: { reason: Reason; words?: string | undefined } | undefined
}

interface Props {
  image: TileImage
  onOpen: (image: TileImage) => void
  /** Say in which state it is, and let it be removed; null: only say it. */
  onRemove?: ((image: TileImage) => void) | null | undefined
}

/** A picture in a list. Kept as it is while the list grows. */
export const PictureTile = memo(function PictureTile({ image, onOpen, onRemove }: Props) {
  const t = useTexts()
  const { thumbnail, link, state, refusal } = image
  return (
    <View className="tile">
      {state === 'refused' ? (
        <View className="tile-refused" style={{ paddingTop: `${(ratioOf(image) * 100).toFixed(2)}%` }}>
          <View className="tile-refused-text">
            {refusal ? t.picture.reasons[refusal.reason] : t.picture.gone}
            {refusal?.words && <View>{refusal.words}</View>}
          </View>
        </View>
      ) : (
        <Picture src={thumbnail} whole={link} ratio={ratioOf(image)} onPress={() => onOpen(image)} />
      )}
      {onRemove !== undefined && (
        <View className="tile-foot">
          <View className={`tile-state tile-${state}`}>{t.picture[state]}</View>
          {onRemove && (
            <Press className="tile-remove" label={t.picture.remove} onPress={() => onRemove(image)}>
              <Icon name="remove" />
            </Press>
          )}
        </View>
      )}
    </View>
  )
})
