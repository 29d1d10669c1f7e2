import { View } from '@tarojs/components'
import './bone.scss'

type Shape = 'title' | 'line' | 'short' | 'box' | 'circle' | 'disc'

/** A grey piece in the place of something that is on its way. */
export const Bone = ({ shape }: { shape: Shape }) => <View className={`bone bone-${shape}`} />
