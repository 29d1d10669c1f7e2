import { View } from '@tarojs/components'
import type { Tail } from '@/lib/tail'
import { Press } from './press'
import './list-tail.scss'

interface Props {
  tail: Tail
  onMore: () => void
}

/**
 * The end of a list, and what is going on there. What changes stands in a place of its own: were it beside the rows,
 * Taro would send all of them again with each change.
 */
export const ListTail = ({ tail, onMore }: Props) => (
  <View>
    {tail.status === 'more' || tail.status === 'failed' ? (
      <Press className="list-tail list-tail-more" onPress={onMore}>
        {tail.status === 'failed' ? `${tail.message}，点这里重试` : '点这里加载更多'}
      </Press>
    ) : (
      <View className="list-tail">{tail.status === 'end' ? '就是这些了' : '正在加载…'}</View>
    )}
  </View>
)
