import type { InputOf, State } from '@contract'
import { create } from 'zustand'
import { MOST_CHOSEN } from '../../../contract/people-selection'
import { requestId } from '@/lib/request-id'
import * as jobs from '@/services/jobs'
import type { ChosenPeople } from '@/stores/chosen-people'
import { messageFor } from '@/services/cloud/message-for'
import { filterNow } from './store'

interface Choosing {
  status: 'choosing'
  chosen: ReadonlySet<string>
  /** All that match, whoever is chosen besides. */
  all: boolean
  /** Something is being asked for. */
  busy?: boolean
  /** Why it was not. */
  complaint?: string
}

type Selection = { status: 'off' } | Choosing

/** Whom something is to be done with. */
export const useSelection = create<Selection>()(() => ({ status: 'off' }))

const become = (selection: Selection) => useSelection.setState(selection, true)

export const isChosen = (selection: Selection, id: string): boolean =>
  selection.status === 'choosing' && (selection.all || selection.chosen.has(id))

/** Begins with nobody. */
export const beginChoosing = () => become({ status: 'choosing', chosen: new Set(), all: false })

export const endChoosing = () => become({ status: 'off' })

/** What is asked for has changed: who was chosen may be out of sight. */
export function forgetChosen() {
  if (useSelection.getState().status === 'choosing') beginChoosing()
}

/** Where all were chosen, that one alone is from then on; no more than a job takes. */
export function toggle(id: string) {
  const selection = useSelection.getState()
  if (selection.status === 'off' || selection.busy) return
  const chosen = new Set(selection.all ? [] : selection.chosen)
  if (!chosen.delete(id) && chosen.size < MOST_CHOSEN) chosen.add(id)
  become({ status: 'choosing', chosen, all: false })
}

export function toggleAll() {
  const selection = useSelection.getState()
  if (selection.status === 'off' || selection.busy) return
  become({ status: 'choosing', chosen: new Set(), all: !selection.all })
}

/** The last wish: when its answer is lost, another try is the same request. */
let wish = { text: '', requestId: '' }

/** What is to be done with them. */
export type Wish = { kind: 'state'; state: State } | { kind: 'export'; whole: boolean }

/** Who they are, as a job takes them. */
export function chosenPeople(): ChosenPeople['whom'] {
  const selection = useSelection.getState()
  if (selection.status === 'choosing' && selection.all) return { filter: filterNow() }
  return { ids: selection.status === 'choosing' ? [...selection.chosen] : [] }
}

/** Asks for it with all that are chosen. @returns `_id` of the job; undefined where it was not taken */
export async function ask(wished: Wish): Promise<string | undefined> {
  const selection = useSelection.getState()
  if (selection.status === 'off' || selection.busy) return undefined
  const { chosen, all } = selection
  const input: InputOf<'jobs_add'> = { ...wished, ...chosenPeople() }
  const text = JSON.stringify(input)
  if (wish.text !== text) wish = { text, requestId: requestId() }
  become({ status: 'choosing', chosen, all, busy: true })
  try {
    const { job } = await jobs.add(input, { requestId: wish.requestId })
    wish = { text: '', requestId: '' }
    endChoosing()
    return job._id
  } catch (error) {
    become({ status: 'choosing', chosen, all, complaint: messageFor(error) })
    return undefined
  }
}
