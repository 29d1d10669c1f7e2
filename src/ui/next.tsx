import { View } from '@tarojs/components'
import './next.scss'

/** At the end of a row that leads to a page of its own. */
export const Next = () => <View className="next" />
