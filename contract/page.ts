import * as v from 'valibot'
import { type Sentence, say } from './say'

/** `next` of the page before; left out for the first page. */
export const cursor = v.optional(
  v.pipe(
    v.string(),
    v.regex(
      /^\d{1,16}_[\w-]{1,64}$/,
      say('翻页位置无效，请刷新后再试', 'The list has changed; please refresh it'),
    ),
  ),
)

/**
 * What a list that is read a page at a time takes.
 * @param tooMany what is told who asks for more than 100
 */
export const page = (tooMany: Sentence) => ({
  cursor,
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100, tooMany)), 20),
})

/** To be passed as `cursor` for the next page; null after the last. */
export const next = v.nullable(v.string())
