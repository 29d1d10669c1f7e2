import { images_add } from '../../../contract/functions/images_add'
import { images_remove } from '../../../contract/functions/images_remove'
import { images_ticket } from '../../../contract/functions/images_ticket'
import type { InputOf } from '@contract'
import { type CallOptions, call } from '../cloud/call'

export const ticket = (input: InputOf<'images_ticket'>, options: CallOptions) =>
  call('images_ticket', images_ticket, input, { ...options, unattended: true })

export const add = (input: InputOf<'images_add'>, options: CallOptions) =>
  call('images_add', images_add, input, { ...options, unattended: true })

export const remove = (input: InputOf<'images_remove'>, options?: CallOptions) =>
  call('images_remove', images_remove, input, options)
