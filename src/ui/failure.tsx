import { View } from '@tarojs/components'
import { useBackOnline } from '@/lib/network'
import { useTexts } from '@/texts/shared'
import { PrimaryButton } from './primary-button'
import { spoken } from './spoken'
import './blank.scss'

interface Props {
  message: string
  onRetry: () => void
}

/** Nothing to show because something went wrong; what, and another try, which the network's return makes by itself. */
export function Failure({ message, onRetry }: Props) {
  const t = useTexts()
  useBackOnline(onRetry)
  return (
    <View className="blank" {...spoken({ role: 'alert' })}>
      <View className="blank-drawing blank-cloud" />
      <View className="blank-title">{t.failure.title}</View>
      <View className="blank-text">{message}</View>
      <View className="blank-action">
        <PrimaryButton onPress={onRetry}>{t.failure.again}</PrimaryButton>
      </View>
    </View>
  )
}
