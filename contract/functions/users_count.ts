import * as v from 'valibot'
import { incomplete } from '../fields'
import { peopleFilter } from '../people-filter'
import { spec } from '../spec'

/** How many people are asked for: by filters alone exactly, with words or moments no further than a thousand. */
export const users_count = spec({
  env: 'admin',
  access: 'viewer',
  idempotent: true,
  input: v.object(peopleFilter, incomplete),
  data: v.object({
    count: v.number(),
    /** There are more than these. */
    more: v.boolean(),
  }),
  failures: {},
})
