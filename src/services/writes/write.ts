import { type DataOf, Errcode, type FunctionName, type InputOf } from '@contract'
import * as v from 'valibot'
import { images_remove } from '../../../contract/functions/images_remove'
import { users_add } from '../../../contract/functions/users_add'
import { users_consent } from '../../../contract/functions/users_consent'
import { users_update } from '../../../contract/functions/users_update'
import type { CallOptions } from '../cloud/call'
import { remove } from '../uploads/ask'
import * as users from '../users'

/** What may wait for the network: a repeat of each under its request id changes nothing. */
export const specs = { users_add, users_update, users_consent, images_remove } satisfies {
  [name in FunctionName]?: unknown
}

export type WriteName = keyof typeof specs

type Ask<N extends WriteName> = (input: InputOf<N>, options: CallOptions) => Promise<DataOf<N>>

export const ask: { [N in WriteName]: Ask<N> } = {
  users_add: users.add,
  users_update: users.update,
  users_consent: users.consent,
  images_remove: remove,
}

/** What is refused because it is so already: then there is nothing left to do. */
export const already: { [name in WriteName]?: Errcode } = {
  users_add: Errcode.USER_EXISTS,
  images_remove: Errcode.IMAGE_NOT_FOUND,
}

const common = {
  /** The request id, the same in every repeat. */
  id: v.string(),
  /** When the person did it, ms since 1970. */
  at: v.number(),
  /** The answer that said no. */
  refused: v.optional(v.object({ errcode: v.number(), errmsg: v.string(), data: v.unknown() })),
}

const typed = { name: v.string(), age: v.string(), sex: v.string(), tel: v.string() }
const { consent } = users_consent.input.entries

/** As a form holds it: the contract judges it when it is sent. */
export const entry = v.variant('func', [
  v.object({ ...common, func: v.literal('users_add'), input: v.object({ ...typed, consent }) }),
  v.object({
    ...common,
    func: v.literal('users_update'),
    input: v.object({ ...typed, version: v.number() }),
  }),
  v.object({ ...common, func: v.literal('users_consent'), input: v.object({ consent }) }),
  v.object({ ...common, func: v.literal('images_remove'), input: v.object({ _id: v.string() }) }),
])

/** A change on its way, as it survives the end of the app. */
export type Entry = v.InferOutput<typeof entry>

export type WriteInput<N extends WriteName> = Extract<Entry, { func: N }>['input'] & InputOf<N>

/** A change on its way, as people see it; not while they are in front of the form and wait for the answer. */
export type Write = Entry & {
  status: 'waiting' | 'refused'
  /** Why it was refused, or did not get through the last time. */
  message?: string
}
