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

export type UserView = v.InferOutput<typeof user>
