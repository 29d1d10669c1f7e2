import * as v from 'valibot'
import { administrator } from '../administrator-view'
import { incomplete } from '../fields'
import { spec } from '../spec'

/** Who the caller is as an administrator, or null: for a screen, to offer what the caller may do and no more. */
export const admins_get = spec({
  env: 'admin',
  access: 'guest',
  idempotent: true,
  input: v.object({}, incomplete),
  data: v.object({ administrator: v.nullable(administrator) }),
  failures: {},
})
