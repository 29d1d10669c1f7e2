import * as v from 'valibot'
import { incomplete } from '../fields'
import { spec } from '../spec'

/** The caller has agreed to WeChat's telling them once of a decision on one of the pictures that wait now. */
export const images_subscribe = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object({}, incomplete),
  data: v.object({}),
  failures: {},
})
