import { View } from '@tarojs/components'
import { type Tail, loadMoreUsers } from './store'
import './list-tail.scss'

/** The end of the list, and what is going on there. */
export function ListTail({ tail }: { tail: Tail }) {
  if (tail.status === 'end') return <View className="list-tail">就是这些了</View>
  if (tail.status === 'loading') return <View className="list-tail">正在加载…</View>
  return (
    <View className="list-tail list-tail-more" ariaRole="button" onClick={() => void loadMoreUsers()}>
      {tail.status === 'failed' ? `${tail.message}，点这里重试` : '点这里加载更多'}
    </View>
  )
}
