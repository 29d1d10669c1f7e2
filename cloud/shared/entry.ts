import { createHash, randomBytes } from 'node:crypto'
import type { Entry, Errcode, FunctionName } from '../../contract'
import type { Kept } from '../../contract/collections'
import { maskedNumber } from '../../contract/fields/masked-number'
import type { Caller } from './caller'
import { personId } from './person-id'

/** Who does something, by which call. */
export interface By {
  func: FunctionName
  caller: Caller
  requestId: string
}

/** What was done, as `audit` is told. */
export type Done = Pick<Entry, 'whom' | 'object' | 'version' | 'before' | 'after'>

/** Whose call was refused, if anything vouched for anybody. */
export type Refused = Omit<By, 'caller'> & { caller: Caller | undefined }

/**
 * One request about one thing, one entry. Clients make the request ids: whose it is counts, and a repeated one must not
 * hide what is done to somebody else.
 * @param about `_id` of the record that is changed, or the person; empty: of none
 * @returns 32 hex characters
 */
export const entryId = ({ func, caller, requestId }: Refused, about: string): string =>
  createHash('sha256')
    .update(`${caller ? personId(caller) : ''}:${func}:${requestId}:${about}`)
    .digest('hex')
    .slice(0, 32)

/** An entry for `audit`; it sees to it that no telephone number is kept whole there. */
export function entryOf(by: By, { before, after, ...done }: Done, now = Date.now()): Entry {
  return {
    ...head(by, now),
    _id: entryId(by, done.object ?? done.whom),
    ...done,
    before: before && masked(before),
    after: masked(after),
  }
}

/** An entry of what a timer did, which is nobody. */
export const timersEntry = (func: string, { before, after, ...done }: Done, now = Date.now()): Entry => ({
  _id: randomBytes(16).toString('hex'),
  who: '',
  via: 'timer',
  func,
  ...done,
  before: before && masked(before),
  after: masked(after),
  createtime: now,
  requestId: '',
})

/** An entry for `audit` of what was refused; its `_id` is another one than that of what the same request may yet do. */
export const refusalOf = (by: Refused, errcode: Errcode, now = Date.now()): Entry => ({
  ...head(by, now),
  _id: entryId({ ...by, requestId: `${by.requestId}:${errcode}` }, ''),
  whom: '',
  before: null,
  after: {},
  refused: errcode,
})

function head({ func, caller, requestId }: Refused, createtime: number) {
  const { role, name } = caller?.administrator ?? {}
  return {
    who: caller ? personId(caller) : '',
    via: caller?.via ?? ('unverified' as const),
    ...(role && { role }),
    ...(name !== undefined && { name }),
    func,
    createtime,
    requestId,
  }
}

function masked(fields: Kept): Kept {
  return fields.tel === undefined ? fields : { ...fields, tel: maskedNumber(fields.tel) }
}
