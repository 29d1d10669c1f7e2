import type { OwnRecord } from '@contract'
import { Text, View } from '@tarojs/components'
import { type FieldName, type RecordDraft, draftOf } from '@/lib/record-draft'
import { differences } from '@/stores/record-check'
import { useTexts } from '@/texts/user'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { PrimaryButton } from '@/ui/primary-button'

interface Props {
  typed: RecordDraft
  now: OwnRecord
  onChoose: (whose: 'own' | 'other') => void
}

/** What was changed elsewhere meanwhile, beside what was typed here. */
export function Changed({ typed, now, onChoose }: Props) {
  const t = useTexts()
  const stored = draftOf(now)
  const shown = (field: FieldName, value: string) =>
    field === 'sex' ? (t.person.sexes[Number(value)] ?? value) : value
  return (
    <>
      <Notice tone="bad">{t.edit.changedElsewhere}</Notice>
      <View className="own-edit-changed">
        {differences(typed, stored).map((field) => (
          <View key={field} className="own-edit-row">
            <Text className="own-edit-label">{t.person[field]}</Text>
            <View className="own-edit-values">
              <Text className="own-edit-value">{t.edit.now(shown(field, stored[field]))}</Text>
              <Text className="own-edit-value own-edit-own">{t.edit.typed(shown(field, typed[field]))}</Text>
            </View>
          </View>
        ))}
      </View>
      <PrimaryButton onPress={() => onChoose('own')}>{t.edit.takeTyped}</PrimaryButton>
      <Press className="own-edit-other" onPress={() => onChoose('other')}>
        {t.edit.takeNow}
      </Press>
    </>
  )
}
