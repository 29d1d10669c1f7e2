import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './card.scss'

/** White paper on the ground. Whoever styles one writes `.card.x`: which style sheet comes last, nobody knows. */
export const Card = ({ children, className = '' }: PropsWithChildren<{ className?: string }>) => (
  <View className={`card ${className}`}>{children}</View>
)
