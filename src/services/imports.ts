import { imports_check } from '../../contract/functions/imports_check'
import { imports_fill } from '../../contract/functions/imports_fill'
import { imports_report } from '../../contract/functions/imports_report'
import { imports_undo } from '../../contract/functions/imports_undo'
import type { InputOf } from '@contract'
import { type CallOptions, call } from './cloud/call'

/** What an import of these rows would find. For editors. */
export const check = (input: InputOf<'imports_check'>) =>
  call('imports_check', imports_check, input, { unattended: true })

/** Gives an import its rows; with the last it begins. For whoever asked for it. */
export const fill = (input: InputOf<'imports_fill'>) =>
  call('imports_fill', imports_fill, input, { unattended: true })

/** What has become of the rows, a page at a time. For editors. */
export const report = (input: InputOf<'imports_report'>) => call('imports_report', imports_report, input)

/** Takes a whole import back. For editors. */
export const undo = (input: InputOf<'imports_undo'>, options: CallOptions) =>
  call('imports_undo', imports_undo, input, options)
