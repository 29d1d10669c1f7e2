import { View } from '@tarojs/components'
import { useTexts } from '@/texts/admin'
import { Chips } from '@/ui/chips'
import { TextInput } from '@/ui/text-input'
import type { Asked } from './store'

interface Props {
  asked: Asked
  onAsk: (asked: Asked) => void
}

/** A line to search in, and the states. */
export function FindPeople({ asked, onAsk }: Props) {
  const t = useTexts()
  const { states } = t.detail
  return (
    <View className="people-find">
      <TextInput
        label={t.people.search}
        value={asked.search ?? ''}
        onType={(search) => onAsk({ ...asked, search })}
        placeholder={t.people.searchHint}
        maxLength={30}
        disabled={false}
      />
      <Chips
        label={t.people.state}
        options={[
          { value: undefined, label: t.people.everybody },
          ...(['active', 'disabled', 'trashed'] as const).map((value) => ({ value, label: states[value] })),
        ]}
        chosen={asked.state}
        onChoose={(state) => onAsk({ ...asked, state })}
      />
    </View>
  )
}
