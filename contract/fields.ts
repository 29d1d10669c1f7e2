import * as v from 'valibot'
import { isMobileNumber, mobileNumber, mobileNumberRefusal } from './fields/mobile-number'
import { characterCount, isPiledUp, isVisible, personName } from './fields/person-name'
import { years } from './fields/years'
import { say } from './say'

/** What a missing field is told; for the second argument of `v.object`. */
export const incomplete = say('请填写完整', 'Please fill in everything')

/** As it is drawn, at most 30 characters as people count. */
export const name = v.pipe(
  v.string(say('请填写姓名', 'Please enter a name')),
  v.transform(personName),
  v.check(isVisible, say('请填写姓名', 'Please enter a name')),
  v.check((text) => characterCount(text) <= 30, say('姓名最多 30 个字', 'A name has at most 30 characters')),
  v.check(
    (text) => !isPiledUp(text),
    say('姓名里一个字上叠的符号太多了', 'There are too many marks on one letter of the name'),
  ),
)

/** Whole years; forms send what was typed. */
export const age = v.pipe(
  v.union([v.number(), v.string()], say('请填写年龄', 'Please enter an age')),
  v.transform((given) => (typeof given === 'string' ? years(given) : given)),
  v.check((given) => given !== '', say('请填写年龄', 'Please enter an age')),
  v.number(say('年龄请填整数', 'Please enter the age as a whole number')),
  v.minValue(0, say('年龄不能小于 0', 'An age is not less than 0')),
  v.maxValue(150, say('年龄不能大于 150', 'An age is not more than 150')),
  v.integer(say('年龄请填整数', 'Please enter the age as a whole number')),
  // Minus nothing is nothing.
  v.transform(Math.abs),
)

/** 0 unknown, 1 male, 2 female; forms send the digit in a string. */
export const sex = v.pipe(
  v.union(
    [v.number(), v.pipe(v.string(), v.regex(/^\d$/), v.transform(Number))],
    say('请选择性别', 'Please choose one'),
  ),
  v.picklist([0, 1, 2], say('请选择性别', 'Please choose one')),
)

/** A mainland mobile number, however it was written; its 11 digits are stored. */
export const tel = v.pipe(
  v.string(say('请填写手机号', 'Please enter a mobile number')),
  v.transform(mobileNumber),
  v.regex(isMobileNumber, (issue) => mobileNumberRefusal(issue.input)(issue)),
)
