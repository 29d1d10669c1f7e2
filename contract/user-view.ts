import * as v from 'valibot'

/** A registered person, as answers show one. */
export const user = v.object({
  _id: v.string(),
  name: v.string(),
  age: v.number(),
  sex: v.picklist([0, 1, 2]),
  tel: v.string(),
  createtime: v.number(),
})

export type UserView = v.InferOutput<typeof user>
