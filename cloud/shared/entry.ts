import { createHash } from 'node:crypto'
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

/** One request, one entry: whose request id it is counts, since clients make them. 32 hex characters. */
export const entryId = ({ func, caller, requestId }: Refused): string =>
  createHash('sha256')
    .update(`${caller ? personId(caller) : ''}:${func}:${requestId}`)
    .digest('hex')
    .slice(0, 32)

/** An entry for `audit`; it sees to it that no telephone number is kept whole there. */
export function entryOf(by: By, { before, after, ...done }: Done, now = Date.now()): Entry {
  return {
    ...head(by, now),
    ...{ _id: entryId(by), ...done },
    before: before && masked(before),
    after: masked(after),
  }
}

/** An entry for `audit` of what was refused; its `_id` is another one than that of what the same request may yet do. */
export const refusalOf = (by: Refused, errcode: Errcode, now = Date.now()): Entry => ({
  ...head(by, now),
  ...{ _id: entryId({ ...by, requestId: `${by.requestId}:${errcode}` }), whom: '' },
  ...{ before: null, after: {}, refused: errcode },
})

function head({ func, caller, requestId }: Refused, createtime: number) {
  const { role, name } = caller?.administrator ?? {}
  return {
    ...{ who: caller ? personId(caller) : '', via: caller?.via ?? ('unverified' as const) },
    ...{ ...(role && { role }), ...(name !== undefined && { name }) },
    ...{ func, createtime, requestId },
  }
}

function masked(fields: Kept): Kept {
  return fields.tel === undefined ? fields : { ...fields, tel: maskedNumber(fields.tel) }
}
