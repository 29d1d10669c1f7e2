import { Text, View } from '@tarojs/components'
import { useTexts } from '@/texts/admin'
import { Card } from '@/ui/card'
import { spoken } from '@/ui/spoken'
import type { Numbers } from './store'

const WEEK = 7

/** Registrations of the last 30 days, a column each; what matters of it in words. */
export function Days({ days }: Pick<Numbers, 'days'>) {
  const t = useTexts()
  const most = Math.max(...days.map(({ people }) => people))
  const sum = (of: Numbers['days']) => of.reduce((sum, { people }) => sum + people, 0)
  const words = t.dashboard.days(sum(days.slice(-1)), sum(days.slice(-WEEK)), sum(days))
  return (
    <Card className="dashboard-card">
      <Text className="dashboard-title">{t.dashboard.registered}</Text>
      <Text className="dashboard-note">{words}</Text>
      <View className="dashboard-columns" {...spoken({ role: 'img', label: words })}>
        {days.map(({ day, people }) => (
          <View key={day} className="dashboard-column">
            <View
              className={people > 0 ? 'dashboard-stem' : 'dashboard-stem dashboard-none'}
              style={{ height: `${(100 * people) / Math.max(1, most)}%` }}
            />
          </View>
        ))}
      </View>
      <View className="dashboard-words">
        <Text className="dashboard-note">{days[0]?.day.slice(5)}</Text>
        <Text className="dashboard-note">{t.dashboard.most(most)}</Text>
        <Text className="dashboard-note">{days[days.length - 1]?.day.slice(5)}</Text>
      </View>
    </Card>
  )
}
