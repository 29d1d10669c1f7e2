import * as v from 'valibot'
import { maskedNumber } from './fields/masked-number'
import { states } from './states'

/** A number; functions written by hand store digits as a form sends them, or a date. */
const stored = v.pipe(v.union([v.number(), v.string(), v.date()]), v.transform(Number), v.number())

/** A registered person, as answers show one to administrators. */
export const user = v.object({
  _id: v.string(),
  name: v.string(),
  age: stored,
  sex: v.pipe(stored, v.picklist([0, 1, 2])),
  /** Only the ends of it: `users_reveal` tells the whole one. */
  tel: v.pipe(v.string(), v.transform(maskedNumber)),
  createtime: stored,
  /** How often it has been changed: what a change is asked for with. */
  version: v.optional(v.number(), 0),
  state: v.optional(v.picklist(states), 'active'),
  /** When it came into this state, ms since 1970; left out: it has always been in it. */
  since: v.optional(v.number()),
  /** Was in a file, and has not registered. */
  imported: v.optional(v.literal(true)),
  /** The version of the privacy guide that they have agreed to; 0: none. */
  consent: v.optional(v.number(), 0),
  /** When, ms since 1970; 0: never. */
  consentTime: v.optional(v.number(), 0),
})

/** One's own record. */
export const ownRecord = v.object({
  ...user.entries,
  tel: v.string(),
})

export type OwnRecord = v.InferOutput<typeof ownRecord>

export type UserView = v.InferOutput<typeof user>
