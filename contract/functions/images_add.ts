import * as v from 'valibot'
import { Errcode } from '../errcode'
import { incomplete } from '../fields'
import { image, imageId } from '../image-view'
import { spec } from '../spec'
import { say } from '../say'

const pixels = v.pipe(
  v.number(say('图片尺寸无效', "The picture's size is not valid")),
  v.integer(say('图片尺寸无效', "The picture's size is not valid")),
  v.minValue(1),
  v.maxValue(50_000),
)

/**
 * Tells that a picture has been uploaded with one's ticket. It is looked at before it is believed, and kept without
 * anything that says where, when or by whom it was made.
 */
export const images_add = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  contentCheck: 'image',
  input: v.object(
    {
      _id: imageId,
      /** The ticket's. */
      link: v.pipe(
        v.string(say('图片地址无效', "The picture's address is not valid")),
        v.maxLength(2048, say('图片地址无效', "The picture's address is not valid")),
      ),
      width: pixels,
      height: pixels,
    },
    incomplete,
  ),
  data: v.object({ image }),
  failures: {
    [Errcode.IMAGE_NOT_FOUND]: say('图片不存在或已删除', 'The picture does not exist or has been deleted'),
    [Errcode.IMAGE_NOT_AS_PROMISED]: say(
      '上传的图片不完整或格式不对，请重新上传',
      'The picture arrived incomplete or in another format; please upload it again',
    ),
    [Errcode.LINK_NOT_PERMANENT]: say(
      '图片地址不对，请重新上传',
      "The picture's address is wrong; please upload it again",
    ),
    [Errcode.STORAGE_FAILED]: say(
      '图片存储暂时不可用，请稍后再试',
      "Pictures can't be stored at the moment; please try again later",
    ),
  },
})
