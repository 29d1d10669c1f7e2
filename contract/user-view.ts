import * as v from 'valibot'

/** A number; functions written by hand store digits as a form sends them, or a date. */
const stored = v.pipe(v.union([v.number(), v.string(), v.date()]), v.transform(Number), v.number())

/** A registered person, as answers show one. */
export const user = v.object({
  _id: v.string(),
  name: v.string(),
  age: stored,
  sex: v.pipe(stored, v.picklist([0, 1, 2])),
  tel: v.string(),
  createtime: stored,
})

/** One's own record, with the version that `users_update` asks for. */
export const ownRecord = v.object({
  ...user.entries,
  /** How often it has been changed. */
  version: v.optional(v.number(), 0),
  /** The version of the privacy guide that they have agreed to; 0: none. */
  consent: v.optional(v.number(), 0),
  /** When, ms since 1970; 0: never. */
  consentTime: v.optional(v.number(), 0),
})

export type OwnRecord = v.InferOutput<typeof ownRecord>

export type UserView = v.InferOutput<typeof user>
