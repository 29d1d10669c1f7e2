import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { claimCode } from '../fields/claim-code'
import { say } from '../say'
import { spec } from '../spec'

/**
 * Makes the caller an administrator by a code that works once: the first one, an owner, by ADMIN_SETUP_CODE; any other by
 * an invite. Ten wrong codes an hour are heard, then TOO_MANY_CALLS.
 */
export const admins_claim = spec({
  env: 'admin',
  access: 'guest',
  idempotent: true,
  input: v.object({ code: claimCode }, incomplete),
  data: v.object({ res: v.object({ _id: v.string() }) }),
  failures: {
    [Errcode.ADMIN_EXISTS]: errmsgs[Errcode.ADMIN_EXISTS],
    [Errcode.SETUP_CODE_WRONG]: errmsgs[Errcode.SETUP_CODE_WRONG],
    [Errcode.INVITE_ENDED]: errmsgs[Errcode.INVITE_ENDED],
    [Errcode.ALREADY_ADMIN]: errmsgs[Errcode.ALREADY_ADMIN],
    [Errcode.TOO_MANY_CALLS]: say(
      '试的次数太多了，请一小时后再试',
      'Too many codes were tried; please try again in an hour',
    ),
  },
})
