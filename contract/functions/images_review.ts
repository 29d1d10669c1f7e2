import * as v from 'valibot'
import { Errcode } from '../errcode'
import { incomplete } from '../fields'
import { image, imageId } from '../image-view'
import { spec } from '../spec'

/** An editor's decision on a picture. The object of a refused one is removed: there is no way back. */
export const images_review = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object({ _id: imageId, decision: v.picklist(['approve', 'refuse'], '审核结果无效') }, incomplete),
  data: v.object({ image }),
  failures: {
    [Errcode.IMAGE_NOT_FOUND]: '图片不存在或已删除',
    [Errcode.IMAGE_NOT_AS_PROMISED]: '图片在审核后被替换，已经拒绝',
    [Errcode.STORAGE_FAILED]: '图片存储暂时不可用，请稍后再试',
  },
})
