import { admins_change } from '../../contract/functions/admins_change'
import { admins_claim } from '../../contract/functions/admins_claim'
import { admins_get } from '../../contract/functions/admins_get'
import { admins_invite } from '../../contract/functions/admins_invite'
import { admins_list } from '../../contract/functions/admins_list'
import { admins_remove } from '../../contract/functions/admins_remove'
import { admins_uninvite } from '../../contract/functions/admins_uninvite'
import { invites_draw } from '../../contract/functions/invites_draw'
import type { InputOf } from '@contract'
import { type CallOptions, call } from './cloud/call'

/** Makes the person in front of the phone an administrator, by the set-up code or an invite's. */
export const claim = (input: InputOf<'admins_claim'>, options?: CallOptions) =>
  call('admins_claim', admins_claim, input, options)

/** Who the person in front of the phone is as an administrator, or null. */
export const get = () => call('admins_get', admins_get, {})

/** The administrators and the open invites. For administrators. */
export const list = () => call('admins_list', admins_list, {})

/** Makes a code by which one person becomes an administrator. For owners. */
export const invite = (input: InputOf<'admins_invite'>, options?: CallOptions) =>
  call('admins_invite', admins_invite, input, options)

/** An invite as a mini program code, or null where WeChat draws none. For owners. */
export const draw = (input: InputOf<'invites_draw'>) => call('invites_draw', invites_draw, input)

/** Takes an invite back. For owners. */
export const uninvite = (input: InputOf<'admins_uninvite'>) => call('admins_uninvite', admins_uninvite, input)

/** Gives an administrator another role or name. For owners. */
export const change = (input: InputOf<'admins_change'>) => call('admins_change', admins_change, input)

/** Ends that somebody is an administrator. For owners. */
export const remove = (input: InputOf<'admins_remove'>) => call('admins_remove', admins_remove, input)
