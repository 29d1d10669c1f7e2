import * as v from 'valibot'
import { Errcode } from '../errcode'
import { incomplete } from '../fields'
import { image, imageId } from '../image-view'
import { spec } from '../spec'

const pixels = v.pipe(v.number('图片尺寸无效'), v.integer('图片尺寸无效'), v.minValue(1), v.maxValue(50_000))

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
      link: v.pipe(v.string('图片地址无效'), v.maxLength(2048, '图片地址无效')),
      width: pixels,
      height: pixels,
    },
    incomplete,
  ),
  data: v.object({ image }),
  failures: {
    [Errcode.IMAGE_NOT_FOUND]: '图片不存在或已删除',
    [Errcode.IMAGE_NOT_AS_PROMISED]: '上传的图片不完整或格式不对，请重新上传',
    [Errcode.LINK_NOT_PERMANENT]: '图片地址不对，请重新上传',
    [Errcode.STORAGE_FAILED]: '图片存储暂时不可用，请稍后再试',
  },
})
