import { expect, it } from 'vitest'
import { whyRefused } from '../../../src/lib/why-refused'

/** As WeChat words them, for any of its interfaces. */
it.each([
  [{ errMsg: 'chooseMedia:fail cancel' }, undefined],
  [{ errMsg: 'makePhoneCall:fail cancel' }, undefined],
  [{ errMsg: 'chooseMedia:fail privacy permission is not authorized', errno: 104 }, /没有同意隐私保护指引/],
  [{ errMsg: 'setClipboardData:fail privacy permission is not authorized' }, /没有同意隐私保护指引/],
  [{ errno: 104 }, /没有同意隐私保护指引/],
  [
    { errMsg: 'chooseAvatar:fail api scope is not declared in the privacy agreement', errno: 112 },
    /告诉管理员/,
  ],
  [{ errMsg: 'chooseAvatar:fail api scope is not declared in the privacy agreement' }, /告诉管理员/],
  [{ errMsg: 'chooseMedia:fail auth deny' }, /在设置里允许/],
  [{ errMsg: 'chooseMedia:fail system error' }, /^没成$/],
  [new Error('anything'), /^没成$/],
  [undefined, /^没成$/],
])('%o', (error, sentence) => {
  const said = whyRefused(error, '没成')
  if (sentence) expect(said).toMatch(sentence)
  else expect(said).toBeUndefined()
})
