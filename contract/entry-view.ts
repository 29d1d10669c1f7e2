import * as v from 'valibot'
import { kept } from './kept-view'

/** What was done to a person's record or pictures, as answers show it. */
export const entry = v.object({
  _id: v.string(),
  /** Was it done by the person themselves? */
  own: v.boolean(),
  func: v.string(),
  /** Left out where the record itself was not changed, as where a picture was. */
  version: v.optional(v.number()),
  /** null for a new record */
  before: v.nullable(kept),
  after: kept,
  /** ms since 1970 */
  createtime: v.number(),
})
