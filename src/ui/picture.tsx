import { Image, View } from '@tarojs/components'
import { type CSSProperties, type PropsWithChildren, useState } from 'react'
import { useTexts } from '@/texts/shared'
import { Press } from './press'
import { spoken, unspoken } from './spoken'
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
export function Picture({ src, whole = src, ratio, mode = 'fill', label, onPress }: Props) {
  const t = useTexts()
  const [failed, setFailed] = useState<string[]>([])
  const shown = [src, whole].find((address) => !failed.includes(address))
  return (
    <Place
      style={{ paddingTop: `${(ratio * 100).toFixed(2)}%` }}
      label={label ?? t.picture.label}
      onPress={onPress}
    >
      {shown ? (
        <Image
          className={`picture-image picture-${mode}`}
          src={shown}
          mode={modes[mode]}
          {...unspoken}
          lazyLoad
          onError={() => setFailed([...failed, shown])}
        />
      ) : (
        <View className="picture-broken">
          <View className="picture-broken-drawing" />
          <View className="picture-broken-text">{t.picture.notOpened}</View>
        </View>
      )}
    </Place>
  )
}

interface PlaceProps {
  style: CSSProperties
  label: string
  onPress: (() => void) | undefined
}

const Place = ({ style, label, onPress, children }: PropsWithChildren<PlaceProps>) =>
  onPress ? (
    <Press className="picture" style={style} label={label} onPress={onPress}>
      {children}
    </Press>
  ) : (
    <View className="picture" style={style} {...spoken({ role: 'img', label })}>
      {children}
    </View>
  )
