import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
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
    [Errcode.IMAGE_NOT_FOUND]: errmsgs[Errcode.IMAGE_NOT_FOUND],
    [Errcode.IMAGE_NOT_AS_PROMISED]: errmsgs[Errcode.IMAGE_NOT_AS_PROMISED],
    [Errcode.LINK_NOT_PERMANENT]: errmsgs[Errcode.LINK_NOT_PERMANENT],
    [Errcode.STORAGE_FAILED]: errmsgs[Errcode.STORAGE_FAILED],
  },
})
