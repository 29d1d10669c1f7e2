import { audit_list } from '../../contract/functions/audit_list'
import type { InputOf } from '@contract'
import { call } from './cloud/call'

/** What was done and refused, newest first, a page at a time. For administrators. */
export const list = (input: InputOf<'audit_list'>) => call('audit_list', audit_list, input)
