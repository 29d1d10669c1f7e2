import { notices_read } from '../../contract/functions/notices_read'
import type { InputOf } from '@contract'
import { call } from './cloud/call'

/** The person has seen the messages up to a moment. Apart from the others, which the main package needs. */
export const read = (input: InputOf<'notices_read'>) =>
  call('notices_read', notices_read, input, { unattended: true })
