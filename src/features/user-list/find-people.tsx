import { ageBands } from '../../../contract/age-bands'
import { states } from '../../../contract/states'
import { View } from '@tarojs/components'
import { useTexts } from '@/texts/admin'
import { Chips } from '@/ui/chips'
import { MoreFilters } from '@/ui/more-filters'
import { TextInput } from '@/ui/text-input'
import type { Asked } from './store'

interface Props {
  asked: Asked
  onAsk: (asked: Asked) => void
}

/** As they stand on a form. */
const sexes = [1, 2, 0] as const
/** Days back. */
const spans = [1, 7, 30]
const orders = ['newest', 'oldest'] as const

/** A line to search in, the states, and what else people can be told apart by. */
export function FindPeople({ asked, onAsk }: Props) {
  const t = useTexts()
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
          ...states.map((value) => ({ value, label: t.detail.states[value] })),
        ]}
        chosen={asked.state}
        onChoose={(state) => onAsk({ ...asked, state })}
      />
      {asked.appid !== undefined && (
        <Chips
          label={t.dashboard.apps}
          options={[
            { value: undefined, label: t.people.everybody },
            { value: asked.appid, label: asked.appid },
          ]}
          chosen={asked.appid}
          onChoose={(appid) => onAsk({ ...asked, appid })}
        />
      )}
      <MoreFilters label={t.people.filter}>
        <RarerFilters asked={asked} onAsk={onAsk} />
      </MoreFilters>
    </View>
  )
}

function RarerFilters({ asked, onAsk }: Props) {
  const t = useTexts()
  return (
    <>
      <Chips
        label={t.person.sex}
        options={[
          { value: undefined, label: t.people.everybody },
          ...sexes.map((value) => ({ value, label: t.person.sexes[value] })),
        ]}
        chosen={asked.sex}
        onChoose={(sex) => onAsk({ ...asked, sex })}
      />
      <Chips
        label={t.people.age}
        options={[
          { value: undefined, label: t.people.everybody },
          ...ageBands.map((value) => ({ value, label: t.people.ages[value] })),
        ]}
        chosen={asked.age}
        onChoose={(age) => onAsk({ ...asked, age })}
      />
      <Chips
        label={t.person.registered}
        options={[
          { value: undefined, label: t.people.ever },
          ...spans.map((value) => ({ value, label: t.people.days(value) })),
        ]}
        chosen={asked.days}
        onChoose={(days) => onAsk({ ...asked, days })}
      />
      <Chips
        label={t.people.order}
        options={orders.map((value) => ({ value, label: t.people.orders[value] }))}
        chosen={asked.order ?? 'newest'}
        onChoose={(order) => onAsk({ ...asked, order })}
      />
    </>
  )
}
