import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './blank.scss'

/** `frame`: pictures; `badge`: a person; `paper`: anything else. */
export type EmptyDrawing = 'paper' | 'frame' | 'badge'

interface Props {
  title: string
  text: string
  drawing?: EmptyDrawing
}

/** Nothing to show because there is nothing yet; and what can be done about it. */
export const Empty = ({ title, text, drawing = 'paper', children }: PropsWithChildren<Props>) => (
  <View className="blank">
    <View className={`blank-drawing blank-${drawing}`} />
    <View className="blank-title">{title}</View>
    <View className="blank-text">{text}</View>
    {children && <View className="blank-action">{children}</View>}
  </View>
)
