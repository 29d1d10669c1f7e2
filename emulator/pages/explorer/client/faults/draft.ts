import type { Fault, ListedFaults } from '../control'
import { say } from '../language'

export type Route = Fault['route']
/** The effects that each route can have. */
export type Possible = ListedFaults['possible']
export type Effect = '' | Possible[Route][number]

/** A fault as it is being typed: texts, of which those left empty are left out. */
export interface Draft {
  route: Route
  env: string
  name: string
  action: string
  delay: string
  effect: Effect
  /** Of the effect; nothing for `hang`, `hold` and `twice`. */
  value: string
  errmsg: string
  times: string
  probability: string
  seed: string
}

export const emptyDraft: Draft = {
  route: 'client',
  env: '',
  name: '',
  action: '',
  delay: '',
  effect: '',
  value: '',
  errmsg: '',
  times: '',
  probability: '',
  seed: '',
}

/** What each effect begins with. */
export const firstValue: Record<Effect, string> = {
  '': '',
  errcode: '-1',
  status: '502',
  cut: 'after',
  hang: '',
  hold: '',
  body: '',
  fields: '{ "errcode": -1 }',
  kill: 'during',
  twice: '',
}

/** Those that are, or are not. */
export const isPlain = (effect: Effect) => ['hang', 'hold', 'twice'].includes(effect)

export type DraftEvent =
  | { [Field in keyof Draft]: { type: 'set'; field: Field; value: Draft[Field] } }[keyof Draft]
  | { type: 'emptied' }

export function draftAfter(possible: Possible) {
  return (draft: Draft, event: DraftEvent): Draft => {
    if (event.type === 'emptied') return { ...emptyDraft, route: draft.route, env: draft.env }
    const changed = { ...draft, [event.field]: event.value }
    if (event.field === 'effect') return { ...changed, value: firstValue[changed.effect] }
    const fits = changed.effect === '' || possible[changed.route].includes(changed.effect)
    return fits ? changed : { ...changed, effect: '', value: '' }
  }
}

/** @throws Error with a sentence; the emulator checks the rest */
export function faultOf(draft: Draft): Fault {
  const { route, env, name, action, effect, value, errmsg } = draft
  const texts = Object.entries({ env, name, action, ...(effect === 'errcode' && { errmsg }) })
  const numbers = (['delay', 'times', 'probability', 'seed'] as const).map(
    (field) => [field, numberOf(draft[field])] as const,
  )
  return {
    route,
    ...Object.fromEntries(texts.filter(([, text]) => text.trim() !== '')),
    ...Object.fromEntries(numbers.filter(([, number]) => number !== undefined)),
    ...(effect !== '' && { [effect]: valueOf(effect, value) }),
  }
}

const numberOf = (text: string) => (text.trim() === '' ? undefined : Number(text))

function valueOf(effect: Effect, value: string): unknown {
  if (isPlain(effect)) return true
  if (effect === 'status') return Number(value)
  if (effect === 'errcode') return Number.isInteger(Number(value)) ? Number(value) : value
  if (effect !== 'fields') return value
  try {
    return JSON.parse(value) as unknown
  } catch (error) {
    const why = (error as Error).message
    throw new Error(say(`"fields" is not JSON: ${why}`, `“fields”不是 JSON：${why}`), { cause: error })
  }
}
