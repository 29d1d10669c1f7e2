import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { claimCode } from '../fields/claim-code'
import { spec } from '../spec'

/** An open invite as a mini program code: whoever scans it finds the invite's code filled in. */
export const invites_draw = spec({
  env: 'admin',
  access: 'owner',
  idempotent: true,
  input: v.object({ code: claimCode }, incomplete),
  data: v.object({
    /** A `data:` address; null where WeChat draws none, as before the mini program is published. */
    picture: v.nullable(v.string()),
  }),
  failures: {
    [Errcode.INVITE_ENDED]: errmsgs[Errcode.INVITE_ENDED],
  },
})
