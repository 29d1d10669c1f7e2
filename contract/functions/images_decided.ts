import * as v from 'valibot'
import { incomplete } from '../fields'
import { spec } from '../spec'

/**
 * Pictures of the relay's own mini program that have been decided on, and whose owners wait for WeChat to tell them. Who is
 * given one has some minutes for it; then it is given out again, a few times.
 */
export const images_decided = spec({
  env: 'admin',
  access: 'relay',
  // A repeat is given others, and what was lost comes again.
  idempotent: true,
  input: v.object({}, incomplete),
  data: v.object({
    images: v.array(
      v.object({
        _id: v.string(),
        /** To whom the message goes: the relay's mini program knows them by it. */
        openid: v.string(),
        purpose: v.picklist(['avatar', 'wall', 'banner']),
        state: v.picklist(['approved', 'refused']),
      }),
    ),
    /** There may be more. */
    more: v.boolean(),
  }),
  failures: {},
})
