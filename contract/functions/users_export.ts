import * as v from 'valibot'
import { entry } from '../entry-view'
import { incomplete } from '../fields'
import { image } from '../image-view'
import { notice } from '../notice'
import { next, page } from '../page'
import { say } from '../say'
import { spec } from '../spec'
import { ownRecord } from '../user-view'

/** What is kept about the caller: `record`, or a page of `images`, `notices` or `history`, newest first. */
export const users_export = spec({
  env: 'admin',
  access: 'user',
  // What is kept of them is theirs to know.
  evenDisabled: true,
  idempotent: true,
  input: v.object(
    {
      of: v.picklist(
        ['record', 'images', 'notices', 'history'],
        say('导出内容无效', 'There is no such part to export'),
      ),
      ...page(say('每页最多 100 条', 'A page has at most 100 entries')),
    },
    incomplete,
  ),
  data: v.variant('of', [
    v.object({
      of: v.literal('record'),
      /** null where nobody is registered */
      record: v.nullable(
        v.object({
          ...ownRecord.entries,
          /** The user mini program, and WeChat's name for the person in it. */
          appid: v.string(),
          openid: v.string(),
          /** Up to which moment they have seen messages, ms since 1970. Left out: none of them. */
          noticesRead: v.optional(v.number()),
        }),
      ),
    }),
    v.object({
      of: v.literal('images'),
      images: v.array(
        v.object({
          ...v.pick(image, [
            '_id',
            'link',
            'purpose',
            'width',
            'height',
            'bytes',
            'type',
            'createtime',
            'refusal',
          ]).entries,
          /** `expected`: nothing has been uploaded yet; `removed`: the object is gone, the record soon. */
          state: v.picklist(['expected', 'pending', 'approved', 'refused', 'removed']),
        }),
      ),
      next,
    }),
    /** To them and to everybody. */
    v.object({ of: v.literal('notices'), notices: v.array(notice), next }),
    v.object({ of: v.literal('history'), entries: v.array(entry), next }),
  ]),
  failures: {},
})
