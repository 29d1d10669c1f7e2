import * as v from 'valibot'
import { isVisible } from './fields/person-name'
import { say } from './say'

/** Characters of a message, as a phone counts them while they are typed. */
export const LONGEST_TITLE = 40
export const LONGEST_TEXT = 1000

const noTitle = say('请填写标题', 'Please enter a title')
const noText = say('请填写内容', 'Please enter a text')

/** What an editor writes to people. */
export const noticeText = {
  title: v.pipe(
    v.string(noTitle),
    v.trim(),
    v.check(isVisible, noTitle),
    v.maxLength(LONGEST_TITLE, say('标题最多 40 个字', 'A title has at most 40 characters')),
  ),
  text: v.pipe(
    v.string(noText),
    v.trim(),
    v.check(isVisible, noText),
    v.maxLength(LONGEST_TEXT, say('内容最多 1000 个字', 'A text has at most 1,000 characters')),
  ),
}

/** Whom it is for: one person, those of a job, or everybody who is registered. */
export const audiences = ['one', 'many', 'everyone'] as const

export type Audience = (typeof audiences)[number]

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
