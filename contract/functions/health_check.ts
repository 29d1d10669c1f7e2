import * as v from 'valibot'
import { incomplete } from '../fields'
import { spec } from '../spec'

/** Does this end of the pair work? For `npm run doctor`, which the relay asks on behalf of. */
export const health_check = spec({
  env: 'admin',
  access: 'relay',
  idempotent: true,
  input: v.object({}, incomplete),
  data: v.object({
    /** Of the clock there, ms since 1970. */
    time: v.number(),
    /** What went wrong when a file was uploaded as a phone does it, read, and removed; null: nothing. */
    storage: v.nullable(v.string()),
  }),
  failures: {},
})
