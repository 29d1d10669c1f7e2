import { plainDigits } from './plain-digits'
import { type Sentence, say } from '../say'

/** What address books and messages put in front of a number. */
const label =
  /^(?:tel|phone|mobile|[\u260e\u{1f4de}\u{1f4f1}]\ufe0f?|(?:联系)?(?:电话|手机)(?:号码|号)?)[:.]?/iu

/** What people write between the digits: blanks, hyphens of every length, dots, brackets. */
const between = /[\p{White_Space}\p{Pd}\u2043\u2212\u30fc.\u00b7\u2022\u2027\u30fb\uff65。()[\]{}【】〔〕]/gu

/** The country's code, and the zero that was once dialled before another city's mobile. */
const before = /^(?:\+?(?:00)?86)?0?(?=1[3-9]\d{9}$)/

/** The 11 digits of a mainland mobile number, however it was written; what is none comes back as what is left of it. */
export const mobileNumber = (text: string): string =>
  plainDigits(text).replace(between, '').replace(label, '').replace(before, '')

export const isMobileNumber = /^1[3-9]\d{9}$/

/** The first that fits is what is wrong. */
const refusals: [RegExp, Sentence][] = [
  [/^$/, say('请填写手机号', 'Please enter a mobile number')],
  [/^(?:\D*\d){18}/, say('请只填一个手机号', 'Please enter one mobile number only')],
  [
    /^(?:(?:\+?(?:00)?86(?!0?1[3-9])0?|0)[1-9]\d{8,10}|[2-8]\d{6,7}|[48]00\d{7})(?:\D|$)/,
    say('这像是座机号，请填手机号', 'This looks like a landline; please enter a mobile number'),
  ],
  [/^(?:\+|00)(?!86)/, say('请填中国大陆的手机号', 'Please enter a mobile number of mainland China')],
  [
    /^(?:\+?(?:00)?86)?0?1[3-9]\d{9}\D/,
    say('手机号后面不要带分机号或别的内容', 'Please leave out whatever follows the mobile number'),
  ],
  [/[^\d+]/, say('手机号里只能有数字', 'A mobile number has digits only')],
]

/** What a person is told about a text that `mobileNumber` could not read, given what is left of it. */
export const mobileNumberRefusal = (left: string): Sentence =>
  refusals.find(([pattern]) => pattern.test(left))?.[1] ??
  say('手机号应为 11 位数字，以 1 开头', 'A mobile number has 11 digits and begins with 1')
