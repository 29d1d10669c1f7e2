import * as v from 'valibot'
import { Errcode } from '../errcode'
import { incomplete } from '../fields'
import { imageId } from '../image-view'
import { spec } from '../spec'

/** WeChat's verdict on a picture, as the relay has heard it. What an administrator has decided before stands. */
export const images_checked = spec({
  env: 'admin',
  access: 'relay',
  idempotent: true,
  input: v.object(
    { _id: imageId, suggest: v.picklist(['pass', 'review', 'risky'], '检查结果无效') },
    incomplete,
  ),
  data: v.object({}),
  failures: { [Errcode.STORAGE_FAILED]: '图片存储暂时不可用，请稍后再试' },
})
