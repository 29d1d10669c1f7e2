import * as v from 'valibot'
import { say } from './say'

/** `_id` of a person in `users`, as functions take it. */
export const personId = v.pipe(
  v.string(say('编号无效', 'This number is not valid')),
  v.regex(/^[\w-]{1,64}$/, say('编号无效', 'This number is not valid')),
)
