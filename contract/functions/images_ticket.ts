import * as v from 'valibot'
import { Errcode } from '../errcode'
import { incomplete } from '../fields'
import { imagePurposes, imageTypes, largestImage } from '../image-view'
import { spec } from '../spec'

/**
 * Permission to upload one picture straight into object storage: a form that is valid for minutes and bound to a
 * key that the function chose, a type and a size. Banners are for administrators who are
 * editors at least; in the admin mini program every picture is.
 */
export const images_ticket = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object(
    {
      purpose: v.picklist(imagePurposes, '图片用途无效'),
      type: v.picklist(imageTypes, '只支持 JPG、PNG、WebP 图片'),
      /** Of the file as it will be uploaded. */
      bytes: v.pipe(
        v.number('图片大小无效'),
        v.integer('图片大小无效'),
        v.minValue(1, '图片是空的'),
        v.maxValue(largestImage, '图片不能超过 10 MB'),
      ),
    },
    incomplete,
  ),
  data: v.object({
    /** Of the picture; `images_add` is told it after the upload. */
    _id: v.string(),
    /** POST as multipart/form-data: `fields` in this order, then the file as `file`. Answers 2xx when it is kept. */
    url: v.string(),
    fields: v.record(v.string(), v.string()),
    /** Of the upload, which `images_add` wants to hear; the picture's permanent link is in its answer. */
    link: v.string(),
    /** Ms since 1970. */
    ends: v.number(),
  }),
  failures: {
    [Errcode.IMAGE_NOT_FOUND]: '这张图片已经上传过或删除了，请重新选择',
    [Errcode.IMAGES_FULL]: '图片太多了，请先删除一些',
    [Errcode.STORAGE_FAILED]: '图片存储暂时不可用，请稍后再试',
  },
})
