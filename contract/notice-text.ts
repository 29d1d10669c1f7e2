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
