import * as v from 'valibot'
import { incomplete } from '../fields'
import { imageId } from '../image-view'
import { say } from '../say'
import { spec } from '../spec'

const noImages = say('没有图片', 'There are no pictures')

/** Of these pictures the relay has told their owners, or they do not want to be told. */
export const images_told = spec({
  env: 'admin',
  access: 'relay',
  idempotent: true,
  input: v.object(
    {
      ids: v.pipe(v.array(imageId, noImages), v.minLength(1, noImages), v.maxLength(100, noImages)),
    },
    incomplete,
  ),
  data: v.object({}),
  failures: {},
})
