import type { OwnRecord } from '@contract'
import { Text, View } from '@tarojs/components'
import { sexNames } from '@/lib/person'
import { type FieldName, type RecordDraft, draftOf, labels } from '@/lib/record-draft'
import { differences } from '@/stores/record-check'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { PrimaryButton } from '@/ui/primary-button'

interface Props {
  typed: RecordDraft
  now: OwnRecord
  onChoose: (whose: 'own' | 'other') => void
}

const shown = (field: FieldName, value: string) =>
  field === 'sex' ? (sexNames[Number(value)] ?? value) : value

/** What was changed elsewhere meanwhile, beside what was typed here. */
export function Changed({ typed, now, onChoose }: Props) {
  const stored = draftOf(now)
  return (
    <>
      <Notice tone="bad">资料刚刚在别处改过，还没有保存你填的内容。</Notice>
      <View className="own-edit-changed">
        {differences(typed, stored).map((field) => (
          <View key={field} className="own-edit-row">
            <Text className="own-edit-label">{labels[field]}</Text>
            <View className="own-edit-values">
              <Text className="own-edit-value">{`现在是：${shown(field, stored[field])}`}</Text>
              <Text className="own-edit-value own-edit-own">{`你填的：${shown(field, typed[field])}`}</Text>
            </View>
          </View>
        ))}
      </View>
      <PrimaryButton onPress={() => onChoose('own')}>用我填的</PrimaryButton>
      <Press className="own-edit-other" onPress={() => onChoose('other')}>
        用现在的
      </Press>
    </>
  )
}
