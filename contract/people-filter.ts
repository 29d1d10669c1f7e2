import * as v from 'valibot'
import { ageBands } from './age-bands'
import { characterCount, personName } from './fields/person-name'
import { say } from './say'
import { states } from './states'

const noMoment = say('时间无效', 'This time cannot be')

/** ms since 1970 */
const moment = v.pipe(v.number(noMoment), v.integer(noMoment), v.minValue(0, noMoment))

/** Which people a list of people is asked for; what is left out asks for nothing. */
export const peopleFilter = {
  /**
   * Words of a name, in any part of it, or initials of its pinyin, the beginning of a telephone number from 3 digits on
   * or its last four; all of them are asked for.
   */
  search: v.optional(
    v.pipe(
      v.string(say('搜索内容无效', 'This cannot be searched for')),
      v.transform(personName),
      v.check(
        (text) => characterCount(text) <= 30,
        say('搜索内容最多 30 个字', 'A search has at most 30 characters'),
      ),
    ),
  ),
  sex: v.optional(v.picklist([0, 1, 2], say('请选择性别', 'Please choose a sex'))),
  age: v.optional(v.picklist(ageBands, say('请选择年龄段', 'Please choose an age'))),
  /** Left out: all but the trashed ones. */
  state: v.optional(v.picklist(states, say('请选择状态', 'Please choose a state'))),
  /** The user mini program. */
  appid: v.optional(
    v.pipe(v.string(), v.regex(/^wx\w{1,30}$/, say('小程序编号无效', 'This is no mini program'))),
  ),
  /** Registered at this moment or later. */
  from: v.optional(moment),
  /** Registered before this moment. */
  until: v.optional(moment),
}

export type PeopleFilter = v.InferOutput<v.ObjectSchema<typeof peopleFilter, undefined>>
