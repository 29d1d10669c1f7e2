import * as v from 'valibot'
import { administratorId } from '../administrator-view'
import { incomplete } from '../fields'
import { spec } from '../spec'

/** Takes an invite back that nobody has used. A second time changes nothing. */
export const admins_uninvite = spec({
  env: 'admin',
  access: 'owner',
  idempotent: true,
  input: v.object({ _id: administratorId }, incomplete),
  /** Is it gone by this? What has been used, or is not there, is not. */
  data: v.object({ withdrawn: v.boolean() }),
  failures: {},
})
