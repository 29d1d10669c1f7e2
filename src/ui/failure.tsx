import { View } from '@tarojs/components'
import { PrimaryButton } from './primary-button'
import { spoken } from './spoken'
import './blank.scss'

interface Props {
  message: string
  onRetry: () => void
}

/** Nothing to show because something went wrong; what, and another try. */
export const Failure = ({ message, onRetry }: Props) => (
  <View className="blank" {...spoken({ role: 'alert' })}>
    <View className="blank-drawing blank-cloud" />
    <View className="blank-title">没有打开</View>
    <View className="blank-text">{message}</View>
    <View className="blank-action">
      <PrimaryButton onPress={onRetry}>再试一次</PrimaryButton>
    </View>
  </View>
)
