import { ageBands } from '../../../contract/age-bands'
import { states } from '../../../contract/states'
import type { Asked } from './store'

/** Everybody who is not in the trash, newest first. */
export const everybody: Asked = {}

const sexes = [0, 1, 2] as const

/** A page's address may ask for a state, a sex or an age; what it asks for otherwise is left out. */
export function askedByAddress(params: Partial<Record<string, string>>): Asked {
  const state = states.find((each) => each === params['state'])
  const sex = sexes.find((each) => String(each) === params['sex'])
  const age = ageBands.find((each) => each === decodeURIComponent(params['age'] ?? ''))
  if (state === undefined && sex === undefined && age === undefined) return everybody
  return { state, sex, age }
}
