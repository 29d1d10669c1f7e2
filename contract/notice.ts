import * as v from 'valibot'

/** So many are counted and no more: where there are so many, there may be more. */
export const MOST_UNREAD = 100

/** How many messages a person has not read, no more than MOST_UNREAD. */
export const unread = v.number()

/** A message as whoever it is for sees it. */
export const notice = v.object({
  /** Of this message to this person. */
  _id: v.string(),
  title: v.string(),
  text: v.string(),
  /** When it reached them, ms since 1970. */
  createtime: v.number(),
  unread: v.boolean(),
})

export type NoticeView = v.InferOutput<typeof notice>
