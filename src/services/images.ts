import { images_list } from '../../contract/functions/images_list'
import { images_review } from '../../contract/functions/images_review'
import type { InputOf } from '@contract'
import { call } from './cloud/call'
import { browser } from './uploads/browser'
import { miniProgram } from './uploads/mini-program'
import { Uploader } from './uploads/uploader'

export { remove } from './uploads/ask'
export type { Source } from './uploads/device'
export type { Purpose, Upload } from './uploads/upload'

/** Pictures, newest first, a page at a time. */
export const list = (input: InputOf<'images_list'>) => call('images_list', images_list, input)

/** An administrator's decision. */
export const review = (input: InputOf<'images_review'>) => call('images_review', images_review, input)

/** Lets people choose pictures and carries them into the cloud, on whatever the app runs. */
export const uploader = (told: ConstructorParameters<typeof Uploader>[1]) =>
  new Uploader(process.env.TARO_ENV === 'h5' ? browser : miniProgram, told)
