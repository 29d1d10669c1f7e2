import { View } from '@tarojs/components'
import { initialOf } from '@/lib/person'
import './initial.scss'

interface Props {
  name: string
  size?: 'small' | 'large'
}

/** A person without a picture: one character of the name in a circle. */
export const Initial = ({ name, size = 'small' }: Props) => (
  <View className={`initial initial-${size}`}>{initialOf(name)}</View>
)
