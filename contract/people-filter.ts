import * as v from 'valibot'
import { ageBands } from './age-bands'
import { characterCount, personName } from './fields/person-name'

/** ms since 1970 */
const moment = v.pipe(v.number('时间无效'), v.integer('时间无效'), v.minValue(0, '时间无效'))

/** Which people a list of people is asked for; what is left out asks for nothing. */
export const peopleFilter = {
  /**
   * Words of a name, in any part of it, or initials of its pinyin, the beginning of a telephone number from 3 digits on
   * or its last four; all of them are asked for.
   */
  search: v.optional(
    v.pipe(
      v.string('搜索内容无效'),
      v.transform(personName),
      v.check((text) => characterCount(text) <= 30, '搜索内容最多 30 个字'),
    ),
  ),
  sex: v.optional(v.picklist([0, 1, 2], '请选择性别')),
  age: v.optional(v.picklist(ageBands, '请选择年龄段')),
  /** Left out: all but the trashed ones. */
  state: v.optional(v.picklist(['active', 'disabled', 'trashed'], '请选择状态')),
  /** The user mini program. */
  appid: v.optional(v.pipe(v.string(), v.regex(/^wx\w{1,30}$/, '小程序编号无效'))),
  /** Registered at this moment or later. */
  from: v.optional(moment),
  /** Registered before this moment. */
  until: v.optional(moment),
}

export type PeopleFilter = v.InferOutput<v.ObjectSchema<typeof peopleFilter, undefined>>
