import * as v from 'valibot'

/** Whom it is for: one person, those of a job, or everybody who is registered. */
export const audiences = ['one', 'many', 'everyone'] as const

export type Audience = (typeof audiences)[number]

/** A message as administrators see what was sent. */
export const sentNotice = v.object({
  _id: v.string(),
  title: v.string(),
  text: v.string(),
  to: v.picklist(audiences),
  /** Of one person. */
  whom: v.optional(v.string()),
  /** Of that person now; null: nobody in particular, or not there any more. */
  whomName: v.nullable(v.string()),
  /** How many people it was for, counted when it was sent; of those of a job no further than a thousand. */
  total: v.number(),
  more: v.boolean(),
  /** The administrator who sent it, if a name was known. */
  name: v.optional(v.string()),
  /** ms since 1970 */
  createtime: v.number(),
})

export type SentNoticeView = v.InferOutput<typeof sentNotice>
