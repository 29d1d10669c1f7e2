import { View } from '@tarojs/components'
import { Press } from './press'
import './primary-button.scss'

interface Props {
  children: string
  /** Turns, and takes no taps. */
  busy?: boolean
  onPress: () => void
}

/** The one thing to do on a screen. */
export const PrimaryButton = ({ children, busy = false, onPress }: Props) => (
  <Press
    className={busy ? 'primary-button primary-busy' : 'primary-button'}
    disabled={busy}
    onPress={onPress}
  >
    <View className="primary-spinner" />
    <View>{children}</View>
  </Press>
)
