import type { State } from '@contract'
import { Text, View } from '@tarojs/components'
import { passOn } from '@/stores/chosen-people'
import { texts, useTexts } from '@/texts/admin'
import { confirm } from '@/ui/confirm'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { askForExport } from './ask-for-export'
import { ask, chosenPeople, endChoosing, toggleAll, useSelection } from './selection'
import './select-bar.scss'

type Way = { to: State; word: 'disable' | 'enable' | 'trash' | 'restore' }

const disable: Way = { to: 'disabled', word: 'disable' }
const enable: Way = { to: 'active', word: 'enable' }
const trash: Way = { to: 'trashed', word: 'trash' }
const restore: Way = { to: 'active', word: 'restore' }

/** What can be made of a list of people who are in this state; undefined: of all that are not in the trash. */
const ways = (state: State | undefined): Way[] => {
  if (state === 'trashed') return [restore]
  return [disable, enable, trash].filter(({ to }) => to !== state)
}

interface Props {
  /** The state that the list is filtered by. */
  state: State | undefined
  /** How many match, in words; undefined while nobody knows. */
  howMany: string | undefined
  onJob: (id: string) => void
  onMessage: (whom: 'many' | 'everyone') => void
}

/** At the foot of the screen while people are being chosen: how many they are, and what can be done with them. */
export function SelectBar({ state, howMany, onJob, onMessage }: Props) {
  const selection = useSelection()
  const t = useTexts()
  if (selection.status === 'off') return null
  const { chosen, all, busy = false, complaint } = selection
  const whom = all ? (howMany ?? t.select.everybody) : t.people.count(chosen.size)
  const nobody = !all && chosen.size === 0
  return (
    <>
      <View className="select-room" />
      <View className="select-bar">
        {complaint && <Notice tone="bad">{complaint}</Notice>}
        <View className="select-line">
          <Text className="select-count">{all ? t.select.all(whom) : t.select.chosen(chosen.size)}</Text>
          <Press className="select-word" role="checkbox" checked={all} disabled={busy} onPress={toggleAll}>
            <Text>{all ? t.select.none : t.select.every}</Text>
          </Press>
          <Press className="select-word" disabled={busy} onPress={endChoosing}>
            <Text>{t.select.end}</Text>
          </Press>
        </View>
        <View className="select-ways">
          {ways(state).map((way) => (
            <Press
              key={way.word}
              className={wayClass(way, nobody || busy)}
              disabled={nobody || busy}
              onPress={() => void askFor(way, whom, onJob)}
            >
              <Text>{t.detail[way.word]}</Text>
            </Press>
          ))}
          <Press
            className={nobody || busy ? 'select-way select-off' : 'select-way'}
            disabled={nobody || busy}
            onPress={() => write(whom, onMessage)}
          >
            <Text>{t.notices.word}</Text>
          </Press>
          <Press
            className={nobody || busy ? 'select-way select-off' : 'select-way'}
            disabled={nobody || busy}
            onPress={() => void askForExport().then((id) => id && onJob(id))}
          >
            <Text>{t.select.export}</Text>
          </Press>
        </View>
      </View>
    </>
  )
}

const wayClass = ({ to }: Way, off: boolean) =>
  `select-way ${to === 'active' ? '' : 'select-out'} ${off ? 'select-off' : ''}`

/** Everybody is another thing than all that match: one message, however many they are. */
function write(howMany: string, onMessage: Props['onMessage']) {
  const whom = chosenPeople()
  const asked = 'filter' in whom && Object.values(whom.filter)
  const isEverybody = asked && asked.every((value) => value === undefined || value === '')
  if (!isEverybody) passOn({ whom, howMany, done: endChoosing })
  onMessage(isEverybody ? 'everyone' : 'many')
}

async function askFor({ to, word }: Way, whom: string, onJob: Props['onJob']) {
  const t = texts()
  const sure = await confirm({
    title: t.select.sure(t.detail[word], whom),
    content: t.select.text[to],
    confirmText: t.select.yes,
  })
  const id = sure && (await ask({ kind: 'state', state: to }))
  if (id) onJob(id)
}
