import { Text, View } from '@tarojs/components'
import { Card } from '@/ui/card'
import { Press } from '@/ui/press'

export interface Bar {
  label: string
  people: number
  /** Shows these people. */
  onPress?: (() => void) | undefined
}

interface Props {
  title: string
  bars: Bar[]
}

/** Groups of people beneath each other, each with its name, its share of the largest and its number. */
export function Bars({ title, bars }: Props) {
  const most = Math.max(1, ...bars.map(({ people }) => people))
  return (
    <Card className="dashboard-card">
      <Text className="dashboard-title">{title}</Text>
      {bars.map(({ label, people, onPress }) => {
        const row = (
          <>
            <View className="dashboard-words">
              <Text className="dashboard-label">{label}</Text>
              <Text className="dashboard-number">{people}</Text>
            </View>
            <View className="dashboard-rail">
              <View className="dashboard-bar" style={{ width: `${(100 * people) / most}%` }} />
            </View>
          </>
        )
        return onPress ? (
          <Press key={label} className="dashboard-row" role="link" onPress={onPress}>
            {row}
          </Press>
        ) : (
          <View key={label} className="dashboard-row">
            {row}
          </View>
        )
      })}
    </Card>
  )
}
