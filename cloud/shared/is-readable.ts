import * as v from 'valibot'
import { log } from './log'

/** Does it fit what answers show? One broken record, made by hand or in the console, must not hide all the others. */
export function isReadable(schema: v.GenericSchema, record: { _id: string }): boolean {
  const readable = v.safeParse(schema, record).success
  if (!readable) log.warn('a record does not fit the contract and is left out', { _id: record._id })
  return readable
}
