import * as v from 'valibot'
import type { OwnRecord, User } from '../../contract'
import { ownRecord } from '../../contract/user-view'

/** As the person may see it: by the contract's schema, what it does not name does not leave. */
export const ownRecordOf = (record: User): OwnRecord => v.parse(ownRecord, record)
