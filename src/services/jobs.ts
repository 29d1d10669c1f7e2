import { jobs_add } from '../../contract/functions/jobs_add'
import { jobs_cancel } from '../../contract/functions/jobs_cancel'
import { jobs_get } from '../../contract/functions/jobs_get'
import { jobs_list } from '../../contract/functions/jobs_list'
import { jobs_page } from '../../contract/functions/jobs_page'
import { jobs_step } from '../../contract/functions/jobs_step'
import type { InputOf } from '@contract'
import { type CallOptions, call } from './cloud/call'

/** Asks for something to be done with many people. For editors. */
export const add = (input: InputOf<'jobs_add'>, options?: CallOptions) =>
  call('jobs_add', jobs_add, input, options)

/** Pushes a job on for a few seconds. For editors. */
export const step = (input: InputOf<'jobs_step'>) => call('jobs_step', jobs_step, input, { unattended: true })

/** How far a job has come. For editors. */
export const get = (input: InputOf<'jobs_get'>) => call('jobs_get', jobs_get, input)

/** The jobs of the last week, newest first, a page at a time. For editors. */
export const list = (input: InputOf<'jobs_list'>) => call('jobs_list', jobs_list, input)

/** Stops a job; who has been changed stays so. For editors. */
export const cancel = (input: InputOf<'jobs_cancel'>) => call('jobs_cancel', jobs_cancel, input)

/** A page of an export, for whoever asked for it. For editors. */
export const page = (input: InputOf<'jobs_page'>) => call('jobs_page', jobs_page, input)
