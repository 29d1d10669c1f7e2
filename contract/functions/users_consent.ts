import * as v from 'valibot'
import { consent } from '../consent'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { say } from '../say'
import { spec } from '../spec'
import { ownRecord } from '../user-view'

/** The caller, who is registered, agrees to another version of the privacy guide. One agreed to before stays as it is. */
export const users_consent = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object({ consent }, incomplete),
  /** The record as it is now. */
  data: v.object({ user: ownRecord }),
  failures: {
    [Errcode.CHANGED_MEANWHILE]: say(
      '资料刚刚在别处改过，请再试一次',
      'Your details were just changed elsewhere; please try again',
    ),
    [Errcode.NOT_REGISTERED]: errmsgs[Errcode.NOT_REGISTERED],
  },
})
