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

/** What a form holds; the contract judges it when it is sent. */
interface Inputs {
  users_add: { name: string; age: string; sex: string; tel: string; consent: number }
  users_update: { name: string; age: string; sex: string; tel: string; version: number }
  users_consent: { consent: number }
  images_remove: { _id: string }
}

const names = Object.keys(specs) as WriteName[]

const stored = v.object({
  /** The request id, the same in every repeat. */
  id: v.string(),
  /** When the person did it, ms since 1970. */
  at: v.number(),
  func: v.picklist(names),
  input: v.looseObject({}),
  /** The answer that said no. */
  refused: v.optional(v.object({ errcode: v.number(), errmsg: v.string(), data: v.unknown() })),
})

type Stored = Omit<v.InferOutput<typeof stored>, 'func' | 'input'>

/** A change on its way, as it survives the end of the app. */
export type Entry = { [N in WriteName]: Stored & { func: N; input: Inputs[N] } }[WriteName]

/** That the input is that of its function is taken on trust: it was so when it was put there. */
export const entry = stored as unknown as v.GenericSchema<unknown, Entry>

export type WriteInput<N extends WriteName> = Inputs[N] & InputOf<N>

/** A change on its way, as people see it; not while they are in front of the form and wait for the answer. */
export type Write = Entry & {
  status: 'waiting' | 'refused'
  /** Why it was refused, or did not get through the last time. */
  message?: string
}
