import * as v from 'valibot'
import { say } from './say'

/**
 * The version of the privacy guide that the user app shows. Whoever changes what is kept, why, or who sees it, changes the
 * page and raises this: then everybody is asked again.
 */
export const privacyVersion = 1

const unasked = say('请先阅读并同意隐私保护指引', 'Please read the privacy guide and agree to it first')

/** The version that a person has agreed to, as it was shown to them; an older app shows an older one. */
export const consent = v.pipe(
  v.number(unasked),
  v.integer(unasked),
  v.minValue(1, unasked),
  v.maxValue(9999, unasked),
)
