import * as v from 'valibot'

/** Fields that were changed; of a telephone number only the ends. */
const recorded = v.partial(
  v.object({
    name: v.string(),
    age: v.number(),
    sex: v.picklist([0, 1, 2]),
    tel: v.string(),
    /** The version of the privacy guide. */
    consent: v.number(),
  }),
)

/** What was done to a person's record, as answers show it. */
export const entry = v.object({
  _id: v.string(),
  /** Was it done by the person themselves? */
  own: v.boolean(),
  func: v.string(),
  version: v.number(),
  /** null for a new record */
  before: v.nullable(recorded),
  after: recorded,
  /** ms since 1970 */
  createtime: v.number(),
})

export type EntryView = v.InferOutput<typeof entry>
