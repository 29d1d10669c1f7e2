import { View } from '@tarojs/components'
import './icon.scss'

export type IconName =
  | 'people'
  | 'sex'
  | 'age'
  | 'tel'
  | 'time'
  | 'picture'
  | 'album'
  | 'camera'
  | 'review'
  | 'banner'
  | 'edit'
  | 'remove'
  | 'cross'
  | 'language'
  | 'about'
  | 'jobs'
  | 'chart'
  | 'message'

/** A small drawing in the colour of the text around it. */
export const Icon = ({ name }: { name: IconName }) => <View className={`icon icon-${name}`} />
