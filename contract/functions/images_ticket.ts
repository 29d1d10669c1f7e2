import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { imagePurposes, imageTypes, largestImage } from '../image-view'
import { spec } from '../spec'
import { say } from '../say'

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
      purpose: v.picklist(imagePurposes, say('图片用途无效', 'Pictures are not used for this')),
      type: v.picklist(imageTypes, say('只支持 JPG、PNG、WebP 图片', 'Pictures have to be JPG, PNG or WebP')),
      /** Of the file as it will be uploaded. */
      bytes: v.pipe(
        v.number(say('图片大小无效', "The picture's size is not valid")),
        v.integer(say('图片大小无效', "The picture's size is not valid")),
        v.minValue(1, say('图片是空的', 'The picture is empty')),
        v.maxValue(largestImage, say('图片不能超过 10 MB', 'A picture has at most 10 MB')),
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
    [Errcode.IMAGE_NOT_FOUND]: say(
      '这张图片已经上传过或删除了，请重新选择',
      'This picture was uploaded or deleted already; please choose another',
    ),
    [Errcode.IMAGES_FULL]: errmsgs[Errcode.IMAGES_FULL],
    [Errcode.STORAGE_FAILED]: errmsgs[Errcode.STORAGE_FAILED],
  },
})
