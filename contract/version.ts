import * as v from 'valibot'
import { say } from './say'

const refresh = say('请刷新后再试', 'Please refresh and try again')

/** Of the record that was looked at when a change was decided on. */
export const version = v.pipe(v.number(refresh), v.integer(refresh), v.minValue(0, refresh))
