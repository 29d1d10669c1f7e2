import { notices_list } from '../../contract/functions/notices_list'
import { notices_send } from '../../contract/functions/notices_send'
import { notices_sent } from '../../contract/functions/notices_sent'
import type { InputOf } from '@contract'
import { type CallOptions, call } from './cloud/call'

/** The messages to the person in front of the phone, newest first, a page at a time. */
export const list = (input: InputOf<'notices_list'>) => call('notices_list', notices_list, input)

/** Sends a message to one person or to everybody; to others: `jobs.add`. For editors. */
export const send = (input: InputOf<'notices_send'>, options?: CallOptions) =>
  call('notices_send', notices_send, input, options)

/** What was sent, newest first, a page at a time. For administrators. */
export const sent = (input: InputOf<'notices_sent'>) => call('notices_sent', notices_sent, input)
