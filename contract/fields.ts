import * as v from 'valibot'
import { isMobileNumber, mobileNumber, mobileNumberRefusal } from './fields/mobile-number'
import { characterCount, isPiledUp, isVisible, personName } from './fields/person-name'
import { years } from './fields/years'

/** What a missing field is told; for the second argument of `v.object`. */
export const incomplete = '请填写完整'

/** As it is drawn, at most 30 characters as people count. */
export const name = v.pipe(
  v.string('请填写姓名'),
  v.transform(personName),
  v.check(isVisible, '请填写姓名'),
  v.check((text) => characterCount(text) <= 30, '姓名最多 30 个字'),
  v.check((text) => !isPiledUp(text), '姓名里一个字上叠的符号太多了'),
)

/** Whole years; forms send what was typed. */
export const age = v.pipe(
  v.union([v.number(), v.string()], '请填写年龄'),
  v.transform((given) => (typeof given === 'string' ? years(given) : given)),
  v.check((given) => given !== '', '请填写年龄'),
  v.number('年龄请填整数'),
  v.minValue(0, '年龄不能小于 0'),
  v.maxValue(150, '年龄不能大于 150'),
  v.integer('年龄请填整数'),
  // Minus nothing is nothing.
  v.transform(Math.abs),
)

/** 0 unknown, 1 male, 2 female; forms send the digit in a string. */
export const sex = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d$/), v.transform(Number))], '请选择性别'),
  v.picklist([0, 1, 2], '请选择性别'),
)

/** A mainland mobile number, however it was written; its 11 digits are stored. */
export const tel = v.pipe(
  v.string('请填写手机号'),
  v.transform(mobileNumber),
  v.regex(isMobileNumber, ({ input }) => mobileNumberRefusal(input)),
)
