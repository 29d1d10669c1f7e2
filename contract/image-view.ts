import * as v from 'valibot'
import { refusal } from './refusal'
import { say } from './say'

/** What may be uploaded. HEIC is not among them: no browser and not every phone shows it. */
export const imageTypes = ['image/jpeg', 'image/png', 'image/webp'] as const

/** Bytes. As much as WeChat's content check takes. */
export const largestImage = 10 * 1024 * 1024

/** `avatar`: one's own face; `wall`: for everybody; `banner`: of the administrators, on the user app's home page. */
export const imagePurposes = ['avatar', 'wall', 'banner'] as const

export const imageId = v.pipe(
  v.string(say('图片编号无效', "This picture's number is not valid")),
  v.regex(/^[\w-]{16,64}$/, say('图片编号无效', "This picture's number is not valid")),
)

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))

/** A picture, as answers show one. */
export const image = v.object({
  _id: v.string(),
  /** Permanent. */
  link: v.string(),
  /** About 400 px wide, by the storage provider's own processing where it has one; never stored. */
  thumbnail: v.string(),
  purpose: v.picklist(imagePurposes),
  /** Whoever is not its owner or an administrator sees `approved` ones only. A refused one's object is gone. */
  state: v.picklist(['pending', 'approved', 'refused']),
  /** Why it was refused; its owner and administrators only. */
  refusal: v.optional(refusal),
  /** Pixels. */
  width: whole,
  height: whole,
  bytes: whole,
  type: v.picklist(imageTypes),
  /** Ms since 1970. */
  createtime: v.number(),
  /** Is it the caller's own? */
  mine: v.boolean(),
  /** The owner's `_id` in `users`; administrators only. */
  owner: v.optional(v.string()),
})

export type ImageView = v.InferOutput<typeof image>
