import { View } from '@tarojs/components'
import './blank.scss'

/** Nothing to show because there is nothing yet. */
export const Empty = ({ title, text }: { title: string; text: string }) => (
  <View className="blank">
    <View className="blank-drawing blank-paper" />
    <View className="blank-title">{title}</View>
    <View className="blank-text">{text}</View>
  </View>
)
