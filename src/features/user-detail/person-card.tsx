import { Text, View } from '@tarojs/components'
import { TRASH_DAYS } from '../../../contract/states'
import { fullMoment } from '@/lib/moment'
import { spacedTelephone } from '@/lib/telephone'
import { useMay } from '@/stores/role'
import { useTexts } from '@/texts/admin'
import { Card } from '@/ui/card'
import { Fact } from '@/ui/fact'
import { Initial } from '@/ui/initial'
import { Press } from '@/ui/press'
import { reveal, type Found } from './store'
import { TelephoneActions } from './telephone-actions'
import './user-detail.scss'

const DAY = 24 * 60 * 60_000

export function PersonCard({ found: { user, tel, busy } }: { found: Found }) {
  const t = useTexts()
  const mayReveal = useMay('editor')
  return (
    <>
      <View className="detail-head">
        <Initial name={user.name} size="large" />
        <Text className="detail-name" userSelect>
          {user.name}
        </Text>
        {user.imported && <Text className="detail-imported">{t.imports.imported}</Text>}
        {user.state !== 'active' && (
          <Text className="detail-state">
            {t.detail.states[user.state]}
            {user.state === 'trashed' && ` · ${t.detail.trashedText(daysLeft(user.since ?? 0))}`}
          </Text>
        )}
      </View>
      <Card className="detail-card">
        <Fact icon="tel" label={t.person.tel} value={spacedTelephone(tel ?? user.tel)}>
          {tel !== undefined && <TelephoneActions tel={tel} />}
          {tel === undefined && mayReveal && (
            <View className="detail-actions">
              <Press className="detail-action" disabled={busy === true} onPress={() => void reveal()}>
                <Text>{t.detail.reveal}</Text>
              </Press>
            </View>
          )}
        </Fact>
        <Fact icon="sex" label={t.person.sex} value={t.person.sexes[user.sex]} />
        <Fact icon="age" label={t.person.age} value={t.person.years(user.age)} />
        <Fact icon="time" label={t.person.registered} value={fullMoment(user.createtime)} />
      </Card>
    </>
  )
}

/** Until the record is removed for good, counted up: the last day is one. */
const daysLeft = (since: number, now = Date.now()): number =>
  Math.max(1, Math.ceil((since + TRASH_DAYS * DAY - now) / DAY))
