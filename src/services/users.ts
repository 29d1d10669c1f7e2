import { users_add } from '../../contract/functions/users_add'
import { users_consent } from '../../contract/functions/users_consent'
import { users_count } from '../../contract/functions/users_count'
import { users_edit } from '../../contract/functions/users_edit'
import { users_export } from '../../contract/functions/users_export'
import { users_get } from '../../contract/functions/users_get'
import { users_leave } from '../../contract/functions/users_leave'
import { users_list } from '../../contract/functions/users_list'
import { users_reveal } from '../../contract/functions/users_reveal'
import { users_set_state } from '../../contract/functions/users_set_state'
import { users_update } from '../../contract/functions/users_update'
import { users_read } from '../../contract/functions/users_read'
import type { InputOf } from '@contract'
import { type CallOptions, call } from './cloud/call'

/** Registers the person in front of the phone. */
export const add = (input: InputOf<'users_add'>, options?: CallOptions) =>
  call('users_add', users_add, input, options)

/** Changes one's own record, if nobody has changed it since that version. */
export const update = (input: InputOf<'users_update'>, options?: CallOptions) =>
  call('users_update', users_update, input, options)

/** Agrees to another version of the privacy guide. */
export const consent = (input: InputOf<'users_consent'>, options?: CallOptions) =>
  call('users_consent', users_consent, input, options)

/** What is kept about the person in front of the phone: the record, or a page of the rest. */
export const exported = (input: InputOf<'users_export'>) => call('users_export', users_export, input)

/** Removes whatever is kept about them. */
export const leave = (options?: CallOptions) => call('users_leave', users_leave, {}, options)

/** One's own record, or null. */
export const get = () => call('users_get', users_get, {})

/** The people, newest first, a page at a time. For administrators. */
export const list = (input: InputOf<'users_list'>) => call('users_list', users_list, input)

/** How many people there are, counted up to a thousand. For administrators. */
export const count = (input: InputOf<'users_count'>) => call('users_count', users_count, input)

/** One person's record, or null. For administrators. */
export const read = (input: InputOf<'users_read'>) => call('users_read', users_read, input)

/** Changes somebody's record, if nobody has changed it since that version. For editors. */
export const edit = (input: InputOf<'users_edit'>, options?: CallOptions) =>
  call('users_edit', users_edit, input, options)

/** Disables, enables, trashes or restores somebody. For editors. */
export const setState = (input: InputOf<'users_set_state'>) => call('users_set_state', users_set_state, input)

/** The whole telephone number; the asking is in the audit. For editors. */
export const reveal = (input: InputOf<'users_reveal'>) => call('users_reveal', users_reveal, input)
