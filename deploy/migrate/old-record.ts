import * as v from 'valibot'
import { personId } from '../../cloud/shared/person-id'
import { keysOf } from '../../cloud/shared/person-keys'
import type { User } from '../../contract'
import { age, name, sex, tel } from '../../contract/fields'

/** A document as the database tells it. */
export type Told = Record<string, unknown>

/** What a record of somebody's own making is to become. */
export type Converted =
  /** Ours already. */
  | { as: 'ours' }
  /** `left`: fields that have no place here. */
  | { as: 'person'; user: User; left: string[] }
  /** It can't be one; the record stays as it is. */
  | { as: 'problem'; why: string }

/** What `requestId` begins with, in records that were made here. */
export const MIGRATED = 'migrated-'

const form = v.object({ name, age, sex, tel })
/** As people write it by hand, too. */
const sexes: Record<string, number> = { 男: 1, 女: 2, male: 1, female: 2, 未知: 0 }

/**
 * A record of `users` as the article's `users_add` and its like write it: the form, an openid and when.
 * @param appid of the mini program whose openid it is
 */
export function converted(told: Told, appid: string): Converted {
  const { _id, openid, appid: theirs, ...fields } = plainFields(told)
  if (typeof openid !== 'string' || openid === '') return { as: 'problem', why: 'it has no openid' }
  // A record of ours, or of somebody who went this way before us: which of them is theirs, nobody can tell.
  if (typeof theirs === 'string' && theirs !== '')
    return _id === personId({ appid: theirs, openid })
      ? { as: 'ours' }
      : { as: 'problem', why: 'it has an appid, and an _id that is not made of it' }
  const { name: _name, age: years, sex: which, tel: number, createtime, ...others } = fields
  const given = {
    name: fields.name,
    age: typeof years === 'string' && years.trim() !== '' ? Number(years) : years,
    sex: typeof which === 'string' ? (sexes[which.trim().toLowerCase()] ?? Number(which)) : which,
    tel: typeof number === 'number' ? String(number) : number,
  }
  const checked = v.safeParse(form, given)
  if (!checked.success) {
    const wrong = [...new Set(checked.issues.map((issue) => v.getDotPath(issue)))]
    return { as: 'problem', why: `${wrong.join(', ')} cannot be what the contract wants` }
  }
  const time = momentIn(createtime)
  if (time === undefined) return { as: 'problem', why: 'createtime is no moment' }
  const person = { ...checked.output, appid, openid }
  const user: User = {
    _id: personId({ appid, openid }),
    ...person,
    createtime: time,
    requestId: `${MIGRATED}${String(_id)}`.slice(0, 64),
    version: 0,
    keys: keysOf(person),
    // counts_repair counts them.
    counted: '',
  }
  return { as: 'person', user, left: Object.keys(others).filter((field) => field !== '_openid') }
}

/** ms since 1970; seconds are taken for what they are. */
function momentIn(value: unknown): number | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : value
  if (typeof time !== 'number' || !Number.isFinite(time) || time <= 0) return undefined
  return time < 1e11 ? time * 1000 : Math.round(time)
}

/** With JavaScript's numbers; dates as ms. */
export const plainFields = (told: Told): Told =>
  Object.fromEntries(Object.entries(told).map(([field, value]) => [field, plain(value)]))

/** What canonical EJSON says of a number, a date or an ObjectId. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const { $numberInt, $numberLong, $numberDouble, $date, $oid } = value as Record<string, unknown>
  const number = $numberInt ?? $numberLong ?? $numberDouble
  if (number !== undefined) return Number(number)
  if ($date !== undefined) return typeof $date === 'string' ? Date.parse($date) : plain($date)
  return $oid ?? value
}
