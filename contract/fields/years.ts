import { plainDigits } from './plain-digits'

/** A person's age as a number, or what was typed, without blanks and signs that draw nothing, where it is no whole one. */
export function years(text: string): number | string {
  const typed = plainDigits(text).replace(/ /g, '')
  const [, number] = /^([-\u2212]?\d+)(?:周?岁)?$/.exec(typed) ?? []
  return number === undefined ? typed : Number(number.replace('\u2212', '-'))
}
