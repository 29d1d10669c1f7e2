import * as v from 'valibot'
import { Errcode } from '../errcode'
import { incomplete } from '../fields'
import { imageId } from '../image-view'
import { spec } from '../spec'
import { say } from '../say'

/** Removes a picture and its object: one's own, or any for an editor. A second time changes nothing. */
export const images_remove = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object({ _id: imageId }, incomplete),
  data: v.object({ removed: v.boolean() }),
  failures: {
    [Errcode.IMAGE_NOT_FOUND]: say('图片不存在或已删除', 'The picture does not exist or has been deleted'),
    [Errcode.STORAGE_FAILED]: say(
      '图片存储暂时不可用，请稍后再试',
      "Pictures can't be stored at the moment; please try again later",
    ),
  },
})
