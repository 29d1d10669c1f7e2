import { Text, View } from '@tarojs/components'
import { fullMoment } from '@/lib/moment'
import { useTexts } from '@/texts/admin'
import { Press } from '@/ui/press'
import { type Shown, withdraw } from './store'

/** The invites that nobody has used yet. */
export function InviteRows({ list, mayDecide }: { list: Shown; mayDecide: boolean }) {
  const t = useTexts()
  if (list.invites.length === 0) return null
  return (
    <>
      <Text className="admins-title">{t.admins.open}</Text>
      <View className="admins">
        {list.invites.map(({ _id, name, role, ends }) => (
          <View key={_id} className="admin">
            <View className="admin-line">
              <Text className="admin-name">{name}</Text>
              <Text className="admin-role">{t.admins.roles[role]}</Text>
            </View>
            <Text className="admin-since">{t.admins.ends(fullMoment(ends))}</Text>
            {mayDecide && (
              <Press
                className="admin-remove"
                disabled={list.busy !== undefined}
                label={t.admins.withdrawOf(name)}
                onPress={() => void withdraw(_id)}
              >
                {t.admins.withdraw}
              </Press>
            )}
          </View>
        ))}
      </View>
    </>
  )
}
