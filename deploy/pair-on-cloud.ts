import type { Flavour } from '../config/flavour'
import { cloudApi } from './cloud-api'
import { carryOutAll } from './carry-out'
import { type Found, look, type Place, placeOf } from './environment'
import { type Plan, planOf, type Step, type Wishes } from './plan'
import { isRelay, type Values } from './settings'
import { type Declared, type Wanted, wantedOf } from './wanted'

/** The pair's environments, as they are reached from here. */
export interface Reached {
  values: Values
  /** Another address of Tencent Cloud's API. */
  base?: string | undefined
  /** ms between two looks at what is not ready yet. */
  pause?: number
}

export interface Target extends Reached {
  declared: Declared
  /** Where the functions have been built. */
  dist: string
}

/** One environment: where, how it is to be, how it is, and what has to be done. */
export interface Side {
  app: Flavour
  env: string
  place: Place
  wanted: Wanted
  found: Found
  plan: Plan
}

/** The sides that have an environment of their own: with sharing, A alone. */
export const sidesOf = (values: Values): Flavour[] => (isRelay(values) ? ['admin', 'user'] : ['admin'])

/** @throws Error in a sentence; CloudApiError */
export async function lookAt(app: Flavour, target: Target, wishes: Wishes): Promise<Side> {
  const { values, declared, dist } = target
  const wanted = await wantedOf(app, declared, values, dist)
  const env = (app === 'admin' ? values.ADMIN_ENV : values.USER_ENV) ?? ''
  const place = await placeIn(app, target)
  const names = { collections: Object.keys(wanted.collections), functions: Object.keys(wanted.functions) }
  const found = await look(place, names)
  return { app, env, place, wanted, found, plan: planOf(wanted, found, wishes) }
}

/** @throws Error where the account's key is missing; CloudApiError */
export async function placeIn(app: Flavour, { values, base, pause }: Reached): Promise<Place> {
  const whose = app === 'admin' ? 'ADMIN' : 'USER'
  const [id, key] = [`${whose}_CLOUD_SECRET_ID`, `${whose}_CLOUD_SECRET_KEY`]
  const [secretId, secretKey, env = ''] = [values[id], values[key], values[`${whose}_ENV`]]
  if (secretId === undefined || secretKey === undefined)
    throw new Error(`${secretId === undefined ? id : key} is missing: npm run init asks for it.`)
  return placeOf(env, cloudApi({ secretId, secretKey }, base, pause), pause)
}

export const carryOut = ({ place, wanted, plan }: Side, done: (step: Step) => void): Promise<void> =>
  carryOutAll(place, wanted, plan.steps, done)
