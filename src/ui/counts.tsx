import { Text, View } from '@tarojs/components'
import './counts.scss'

/** Numbers under what they count, as many beside each other as there is room for. */
export const Counts = ({ counts }: { counts: [label: string, count: number][] }) => (
  <View className="counts">
    {counts.map(([label, count]) => (
      <View key={label} className="count">
        <Text className="count-label">{label}</Text>
        <Text className="count-value">{count}</Text>
      </View>
    ))}
  </View>
)
