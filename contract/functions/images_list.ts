import * as v from 'valibot'
import { incomplete } from '../fields'
import { image, imagePurposes } from '../image-view'
import { next, page } from '../page'
import { spec } from '../spec'

/** Pictures, newest first, a page at a time. */
export const images_list = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object(
    {
      /** `public`: the approved ones of everybody; `mine`: one's own; `all`: every one, for administrators. */
      of: v.picklist(['public', 'mine', 'all'], '列表类型无效'),
      /** Left out: of every purpose. */
      purpose: v.optional(v.picklist(imagePurposes, '图片用途无效')),
      /** With `all` only. */
      state: v.optional(v.picklist(['pending', 'approved', 'refused'], '图片状态无效')),
      /** With `all` only: the `_id` of a person in `users`. */
      owner: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, '用户编号无效'))),
      ...page('每页最多 100 张'),
    },
    incomplete,
  ),
  data: v.object({
    images: v.array(image),
    next,
  }),
  failures: {},
})
