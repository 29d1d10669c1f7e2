import * as v from 'valibot'
import { say } from '../say'
import { drawn } from './drawn'

const missing = say('请输入设置码或邀请码', 'Please enter the set-up code or an invitation code')

/** By which somebody becomes an administrator: an invite's, or the one of the deployment. */
export const claimCode = v.pipe(
  v.string(missing),
  v.transform(drawn),
  v.nonEmpty(missing),
  v.maxLength(128, say('这个码太长了', 'This code is too long')),
)
