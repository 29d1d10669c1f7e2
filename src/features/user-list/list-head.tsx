import { Text, View } from '@tarojs/components'
import { Notice } from '@/ui/notice'
import { refreshUsers } from './store'
import './list-head.scss'

interface Props {
  count: number
  /** Whether that is everyone. */
  all: boolean
  refreshing: boolean
  /** Why the last refresh did not work. */
  complaint?: string | undefined
}

export const ListHead = ({ count, all, refreshing, complaint }: Props) => (
  <View className="list-head">
    <View className="list-head-row">
      <View>
        <Text className="list-title">登记的人</Text>
        {count > 0 && (
          <Text className="list-count">
            {all ? '共' : '已加载'} {count} 人 · 最新在前
          </Text>
        )}
      </View>
      {/* Pulling down does the same; a mouse can't pull. */}
      <View className="list-refresh" ariaRole="button" ariaLabel="刷新" onClick={() => void refreshUsers()}>
        <View className={refreshing ? 'list-refresh-icon list-refresh-busy' : 'list-refresh-icon'} />
      </View>
    </View>
    {complaint && <Notice tone="bad">{`没有刷新成功：${complaint}`}</Notice>}
  </View>
)
