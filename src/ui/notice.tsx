import { View } from '@tarojs/components'
import { spoken } from './spoken'
import './notice.scss'

interface Props {
  children: string
  tone: 'good' | 'bad'
}

/** A sentence that stays until it is no longer true. */
export const Notice = ({ children, tone }: Props) => (
  <View className={`notice notice-${tone}`} {...spoken({ role: 'alert' })}>
    {children}
  </View>
)
