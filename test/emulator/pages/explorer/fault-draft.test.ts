import { describe, expect, test } from 'vitest'
import {
  type Draft,
  draftAfter,
  type DraftEvent,
  emptyDraft,
  faultOf,
} from '../../../../emulator/pages/explorer/client/faults/draft'
import { checkFault, possible } from '../../../../emulator/faults/check-fault'
import { EFFECTS } from '../../../../emulator/faults/fault'

const after = draftAfter(possible)
const set = (field: keyof Draft, value: string) => ({ type: 'set', field, value }) as DraftEvent
const typed = (...fields: [keyof Draft, string][]) =>
  fields.reduce((draft, [field, value]) => after(draft, set(field, value)), emptyDraft)

describe('a fault that is being typed', () => {
  test.each(EFFECTS)('can be one with "%s", as it first stands there', (effect) => {
    const route = Object.entries(possible).find(([, effects]) => effects.includes(effect))?.[0] ?? ''
    const fault = faultOf(typed(['route', route], ['effect', effect]))
    expect(checkFault({ ...fault })).toHaveProperty(effect)
  })

  test('is told with its limits, without what was left empty', () => {
    const draft = typed(
      ...([
        ['route', 'sdk'],
        ['env', 'admin-1a2b'],
        ['action', 'database.getDocument'],
        ['effect', 'errcode'],
        ['value', 'SYS_ERR'],
        ['delay', '20'],
        ['probability', '0.5'],
        ['seed', '7'],
        ['times', '3'],
      ] as [keyof Draft, string][]),
    )
    expect(faultOf(draft)).toEqual({
      route: 'sdk',
      env: 'admin-1a2b',
      action: 'database.getDocument',
      errcode: 'SYS_ERR',
      delay: 20,
      probability: 0.5,
      seed: 7,
      times: 3,
    })
  })

  test('loses an effect that the other place cannot have', () => {
    expect(typed(['route', 'function'], ['effect', 'kill'], ['route', 'client']).effect).toBe('')
    expect(typed(['route', 'client'], ['effect', 'cut'], ['route', 'sdk']).effect).toBe('cut')
  })

  test('says what is no JSON, and is empty again once it was added, but for where', () => {
    expect(() => faultOf(typed(['route', 'sdk'], ['effect', 'fields'], ['value', '{']))).toThrow(
      /"fields" is not JSON/,
    )
    const draft = typed(['route', 'sdk'], ['env', 'a'], ['delay', '5'])
    expect(after(draft, { type: 'emptied' })).toEqual({ ...emptyDraft, route: 'sdk', env: 'a' })
  })
})
