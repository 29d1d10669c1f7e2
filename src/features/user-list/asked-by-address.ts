import { ageBands } from '../../../contract/age-bands'
import { states } from '../../../contract/states'
import type { Asked } from './store'

/** Everybody who is not in the trash, newest first. */
export const everybody: Asked = {}

const sexes = [0, 1, 2] as const

/** A page's address may ask for a state, a sex, an age or a mini program; what it asks for otherwise is left out. */
export function askedByAddress(params: Partial<Record<string, string>>): Asked {
  const state = states.find((each) => each === params['state'])
  const sex = sexes.find((each) => String(each) === params['sex'])
  const age = ageBands.find((each) => each === decodeURIComponent(params['age'] ?? ''))
  const appid = /^wx\w{1,30}$/.exec(params['appid'] ?? '')?.[0]
  if ([state, sex, age, appid].every((each) => each === undefined)) return everybody
  return { state, sex, age, appid }
}
