import { Text, View } from '@tarojs/components'
import type { FieldName, RecordDraft } from '@/lib/record-draft'
import { useTexts } from '@/texts/shared'
import { Notice } from './notice'
import { Press } from './press'
import { PrimaryButton } from './primary-button'
import './record-conflict.scss'

interface Props {
  typed: RecordDraft
  now: RecordDraft
  /** In which both differ. */
  fields: FieldName[]
  onChoose: (whose: 'own' | 'other') => void
}

/** What was changed elsewhere meanwhile, beside what was typed here. */
export function RecordConflict({ typed, now, fields, onChoose }: Props) {
  const t = useTexts()
  const shown = (field: FieldName, value: string) =>
    field === 'sex' ? (t.person.sexes[Number(value)] ?? value) : value
  return (
    <>
      <Notice tone="bad">{t.conflict.changedElsewhere}</Notice>
      <View className="conflict-fields">
        {fields.map((field) => (
          <View key={field} className="conflict-row">
            <Text className="conflict-label">{t.person[field]}</Text>
            <View className="conflict-values">
              <Text className="conflict-value">{t.conflict.now(shown(field, now[field]))}</Text>
              <Text className="conflict-value conflict-own">
                {t.conflict.typed(shown(field, typed[field]))}
              </Text>
            </View>
          </View>
        ))}
      </View>
      <PrimaryButton onPress={() => onChoose('own')}>{t.conflict.takeTyped}</PrimaryButton>
      <Press className="conflict-other" onPress={() => onChoose('other')}>
        {t.conflict.takeNow}
      </Press>
    </>
  )
}
