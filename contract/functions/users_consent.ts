import * as v from 'valibot'
import { consent } from '../consent'
import { Errcode } from '../errcode'
import { incomplete } from '../fields'
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
    [Errcode.CHANGED_MEANWHILE]: '资料刚刚在别处改过，请再试一次',
    [Errcode.NOT_REGISTERED]: '你还没有登记，请先登记',
  },
})
