import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import './picture.scss'

interface Props {
  src: string
  /** The same picture whole, where `src` is a smaller one that may not come. */
  whole?: string
  /** Height by width of the place, which is there before the picture is. */
  ratio: number
  /** `fill` cuts what is too much, `fit` shows everything. */
  mode?: 'fill' | 'fit'
  label?: string
  onPress?: () => void
}

const modes = { fill: 'aspectFill', fit: 'aspectFit' } as const

/** A picture from the net: its place at once, itself when it is near the screen, a drawing when it does not come. */
export function Picture({ src, whole = src, ratio, mode = 'fill', label = '图片', onPress }: Props) {
  const [failed, setFailed] = useState<string[]>([])
  const shown = [src, whole].find((address) => !failed.includes(address))
  return (
    <View
      className="picture"
      style={{ paddingTop: `${(ratio * 100).toFixed(2)}%` }}
      ariaRole={onPress ? 'button' : 'img'}
      ariaLabel={label}
      {...(onPress && { onClick: onPress })}
    >
      {shown ? (
        <Image
          className={`picture-image picture-${mode}`}
          src={shown}
          mode={modes[mode]}
          lazyLoad
          onError={() => setFailed([...failed, shown])}
        />
      ) : (
        <View className="picture-broken">
          <View className="picture-broken-drawing" />
          <View className="picture-broken-text">图片没有打开</View>
        </View>
      )}
    </View>
  )
}
