import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { personId } from '../person-id'
import { spec } from '../spec'

/** A person's whole telephone number. Whoever asks is in the audit before the number leaves. */
export const users_reveal = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object({ _id: personId }, incomplete),
  data: v.object({ tel: v.string() }),
  failures: {
    [Errcode.USER_NOT_FOUND]: errmsgs[Errcode.USER_NOT_FOUND],
  },
})
