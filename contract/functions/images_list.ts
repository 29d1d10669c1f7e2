import * as v from 'valibot'
import { incomplete } from '../fields'
import { image, imagePurposes } from '../image-view'
import { next, page } from '../page'
import { spec } from '../spec'
import { say } from '../say'

/** Pictures, newest first, a page at a time. */
export const images_list = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object(
    {
      /** `public`: the approved ones of everybody; `mine`: one's own; `all`: every one, for administrators. */
      of: v.picklist(['public', 'mine', 'all'], say('列表类型无效', 'There is no such list')),
      /** Left out: of every purpose. */
      purpose: v.optional(v.picklist(imagePurposes, say('图片用途无效', 'Pictures are not used for this'))),
      /** With `all` only. */
      state: v.optional(
        v.picklist(['pending', 'approved', 'refused'], say('图片状态无效', 'Pictures have no such state')),
      ),
      /** With `all` only: the `_id` of a person in `users`. */
      owner: v.optional(
        v.pipe(
          v.string(),
          v.regex(/^[\w-]{1,64}$/, say('用户编号无效', "This person's number is not valid")),
        ),
      ),
      ...page(say('每页最多 100 张', 'A page has at most 100 pictures')),
    },
    incomplete,
  ),
  data: v.object({
    images: v.array(image),
    next,
  }),
  failures: {},
})
