import { Text, View } from '@tarojs/components'
import { fullMoment } from '@/lib/moment'
import { spacedTelephone } from '@/lib/telephone'
import { type Write, retryWrites, useWrites, withdraw } from '@/stores/writes'
import { texts, useTexts } from '@/texts/user/more'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Press } from '@/ui/press'
import { PrimaryButton } from '@/ui/primary-button'
import { say } from '@/ui/say'
import './outbox.scss'

interface Props {
  /** To the form of what was refused. */
  onForm: (func: 'users_add' | 'users_update') => void
}

/** What could not be sent yet: what it is, and how to take it back. */
export function OutboxScreen({ onForm }: Props) {
  const { writes } = useWrites()
  const t = useTexts()
  if (writes.length === 0)
    return (
      <Page title={t.outbox.title}>
        <Empty title={t.outbox.none} text={t.outbox.noneText} />
      </Page>
    )
  return (
    <Page title={t.outbox.title}>
      <View className="outbox-note">{t.outbox.note}</View>
      {writes.map((write) => (
        <Item key={write.id} write={write} onForm={onForm} />
      ))}
      {writes.some(({ status }) => status === 'waiting') && (
        <View className="outbox-now">
          <PrimaryButton onPress={retryWrites}>{t.outbox.now}</PrimaryButton>
        </View>
      )}
    </Page>
  )
}

function Item({ write, onForm }: Props & { write: Write }) {
  const t = useTexts()
  const { id, func, at, status, message } = write
  const content = contentOf(write, t)
  return (
    <Card className="outbox-item">
      <Text className="outbox-what">{t.outbox.what[func]}</Text>
      <Text className="outbox-when">{fullMoment(at)}</Text>
      {content && (
        <Text className="outbox-content" userSelect>
          {content}
        </Text>
      )}
      {message && (
        <View className="outbox-message">
          {status === 'refused' ? (
            <Notice tone="bad">{message}</Notice>
          ) : (
            <Text className="outbox-when">{t.outbox.lastTry(message)}</Text>
          )}
        </View>
      )}
      <View className="outbox-ways">
        {status === 'refused' && (func === 'users_add' || func === 'users_update') ? (
          <Press className="outbox-way" onPress={() => onForm(func)}>
            {t.outbox.form}
          </Press>
        ) : (
          <Press className="outbox-way" onPress={() => takeBack(id)}>
            {status === 'refused' ? t.outbox.noted : t.outbox.withdraw}
          </Press>
        )}
      </View>
    </Card>
  )
}

function takeBack(id: string) {
  say(texts().outbox.withdrawn)
  void withdraw(id)
}

/** What was typed, as the person will know it again; nothing where the title says it all. */
function contentOf(write: Write, { person }: ReturnType<typeof texts>): string {
  if (write.func !== 'users_add' && write.func !== 'users_update') return ''
  const { name, sex, age, tel } = write.input
  return [
    `${person.name}: ${name}`,
    `${person.sex}: ${person.sexes[Number(sex)] ?? sex}`,
    `${person.age}: ${age}`,
    `${person.tel}: ${spacedTelephone(tel)}`,
  ].join('\n')
}
