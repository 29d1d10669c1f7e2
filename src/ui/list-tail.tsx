import { View } from '@tarojs/components'
import type { Tail } from '@/lib/tail'
import { Press } from './press'
import './list-tail.scss'

interface Props {
  tail: Tail
  onMore: () => void
}

/** The end of a list, and what is going on there. */
export function ListTail({ tail, onMore }: Props) {
  if (tail.status === 'end') return <View className="list-tail">就是这些了</View>
  if (tail.status === 'loading') return <View className="list-tail">正在加载…</View>
  return (
    <Press className="list-tail list-tail-more" onPress={onMore}>
      {tail.status === 'failed' ? `${tail.message}，点这里重试` : '点这里加载更多'}
    </Press>
  )
}
