import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { imageId } from '../image-view'
import { spec } from '../spec'

/** Removes a picture and its object: one's own, or any for an editor. A second time changes nothing. */
export const images_remove = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object({ _id: imageId }, incomplete),
  data: v.object({ removed: v.boolean() }),
  failures: {
    [Errcode.IMAGE_NOT_FOUND]: errmsgs[Errcode.IMAGE_NOT_FOUND],
    [Errcode.STORAGE_FAILED]: errmsgs[Errcode.STORAGE_FAILED],
  },
})
