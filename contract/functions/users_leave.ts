import * as v from 'valibot'
import { incomplete } from '../fields'
import { spec } from '../spec'

/**
 * The caller leaves: their record, pictures and objects go, and what is theirs goes out of the audit. Whoever is not
 * there, or not any more, has left; registering again later is like the first time.
 */
export const users_leave = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object({}, incomplete),
  data: v.object({}),
  failures: {},
})
