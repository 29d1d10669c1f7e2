import { createHash } from 'node:crypto'
import type { Entry, FunctionName } from '../../contract'
import type { Recorded } from '../../contract/collections'
import type { Caller } from './caller'
import { personId } from './person-id'

/** Who does something, by which call. */
export interface By {
  func: FunctionName
  caller: Caller
  requestId: string
}

/** What was done, as `audit` is told. */
export type Done = Pick<Entry, 'whom' | 'version' | 'before' | 'after'>

/** One request, one entry: whose request id it is counts, since clients make them. 32 hex characters. */
export const entryId = ({ func, caller, requestId }: By): string =>
  createHash('sha256')
    .update(`${personId(caller)}:${func}:${requestId}`)
    .digest('hex')
    .slice(0, 32)

/** An entry for `audit`; it sees to it that no telephone number is kept whole there. */
export function entryOf(by: By, { whom, version, before, after }: Done, now = Date.now()): Entry {
  const { func, caller, requestId } = by
  return {
    ...{ _id: entryId(by), who: personId(caller), via: caller.via, func, whom, version, requestId },
    ...(caller.administrator && { role: caller.administrator.role }),
    before: before && masked(before),
    after: masked(after),
    createtime: now,
  }
}

function masked(fields: Recorded): Recorded {
  return fields.tel === undefined ? fields : { ...fields, tel: maskedNumber(fields.tel) }
}

/** `138****0001`; of anything shorter than a mobile number, nothing. */
const maskedNumber = (tel: string): string =>
  tel.length < 11 ? '****' : `${tel.slice(0, 3)}****${tel.slice(-4)}`
