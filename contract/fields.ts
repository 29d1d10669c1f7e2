import * as v from 'valibot'

/** What a missing field is told; for the second argument of `v.object`. */
export const incomplete = '请填写完整'

/** A whole number; forms send digits in a string. */
const wholeNumber = (message: string) =>
  v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.trim(), v.regex(/^\d{1,15}$/), v.transform(Number))], message),
    v.integer(message),
  )

export const name = v.pipe(
  v.string('请填写姓名'),
  v.trim(),
  v.nonEmpty('请填写姓名'),
  v.check((text) => Array.from(text).length <= 30, '姓名最多 30 个字'),
  v.check((text) => Array.from(text).every((character) => character >= ' '), '姓名里不能有换行等特殊字符'),
)

export const age = v.pipe(
  wholeNumber('年龄请填整数'),
  v.minValue(0, '年龄不能小于 0'),
  v.maxValue(150, '年龄不能大于 150'),
)

/** 0 unknown, 1 male, 2 female. */
export const sex = v.pipe(wholeNumber('请选择性别'), v.picklist([0, 1, 2], '请选择性别'))

/** A mainland mobile number. */
export const tel = v.pipe(
  v.string('请填写手机号'),
  v.trim(),
  v.nonEmpty('请填写手机号'),
  v.regex(/^1[3-9]\d{9}$/, '手机号应为 11 位数字，以 1 开头'),
)
