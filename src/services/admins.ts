import { admins_claim } from '../../contract/functions/admins_claim'
import type { InputOf } from '@contract'
import { type CallOptions, call } from './cloud/call'

/** Makes the person in front of the phone the first administrator. */
export const claim = (input: InputOf<'admins_claim'>, options?: CallOptions) =>
  call('admins_claim', admins_claim, input, options)
