import { language } from '../language'

const format = new Intl.DateTimeFormat(language, {
  dateStyle: 'medium',
  timeStyle: 'medium',
  hourCycle: 'h23',
})

/** A day and a time, in the reader's words. @param at ms since 1970 */
export const moment = (at: number): string => format.format(at)
