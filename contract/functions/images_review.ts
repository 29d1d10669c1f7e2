import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { image, imageId } from '../image-view'
import { refusal } from '../refusal'
import { spec } from '../spec'
import { say } from '../say'

/** An editor's decision on a picture. The object of a refused one is removed: there is no way back. */
export const images_review = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object(
    {
      _id: imageId,
      decision: v.picklist(['approve', 'refuse'], say('审核结果无效', 'A review has no such result')),
      /** Of a refused one: its owner is told. Left out: no reason. */
      refusal: v.optional(refusal),
    },
    incomplete,
  ),
  data: v.object({ image }),
  failures: {
    [Errcode.IMAGE_NOT_FOUND]: errmsgs[Errcode.IMAGE_NOT_FOUND],
    [Errcode.IMAGE_NOT_AS_PROMISED]: say(
      '图片在审核后被替换，已经拒绝',
      'The picture was replaced after its review and has been refused',
    ),
    [Errcode.STORAGE_FAILED]: errmsgs[Errcode.STORAGE_FAILED],
  },
})
