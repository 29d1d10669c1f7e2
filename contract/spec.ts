import type { GenericSchema, InferInput, InferOutput } from 'valibot'
import type { Errcode } from './errcode'
import type { Role } from './roles'
import type { Sentence } from './say'
import type { UserView } from './user-view'

/**
 * Who may call a function.
 *
 * - `user`: every person whom WeChat or a signed relay vouches for.
 * - `guest`: anyone who has opened the admin mini program, administrator or not.
 * - `viewer`, `editor`, `owner`: an administrator (a record in `admins`) of at least this role, from the admin mini
 *   program only.
 * - `relay`: the relay itself, on behalf of nobody.
 *
 * The relay passes on `user` functions alone, and each function checks once more for itself.
 */
export type Access = 'user' | 'guest' | Role | 'relay'

/** What one cloud function asks for and answers: the client, the relay and the function all read this. */
export interface Spec {
  /**
   * The mini program whose cloud environment it is deployed to. `user`: no function of its own, the relay does it there;
   * whoever shares the admin environment instead has no such function.
   */
  env: 'admin' | 'user'
  access: Access
  /** With access `user`: open to people who are disabled or trashed, too, as far as it is about what is kept of them. */
  evenDisabled?: true
  /**
   * May a call whose answer was lost be sent again? True where a repeat with the same request id is harmless
   * and hears the first one's answer; every read is.
   */
  idempotent: boolean
  /**
   * Has the relay WeChat's content check look at what a success answers? `image`: at `data.image`, if it is pending.
   * The verdict goes to `images_checked`.
   */
  contentCheck?: 'image'
  /**
   * Fields whose text the relay has WeChat's content check look at before it passes the call on. What is risky is refused
   * (INVALID_INPUT, by field).
   */
  textCheck?: readonly string[]
  /** What the caller sends, checked by the function before anything else; field messages are for people. */
  input: GenericSchema<Record<string, unknown>, unknown>
  /** `data` of a successful answer. */
  data: GenericSchema
  /**
   * The refusals that are part of its job, with the sentence for each: the usual one of `errmsgs`, or its own. `fail()`
   * takes no others.
   */
  failures: { readonly [code in Errcode]?: Sentence }
}

export const spec = <const S extends Spec>(definition: S): S => definition

/** What a caller passes in. */
export type Input<S extends Spec> = InferInput<S['input']>
/** What the function receives after the check: trimmed, numbers as numbers. */
export type Checked<S extends Spec> = InferOutput<S['input']>
/** What a function hands back: stored records will do, the schema makes `data` of them. */
export type Found<S extends Spec> = InferInput<S['data']>
/** `data` of a successful answer. */
export type Data<S extends Spec> = InferOutput<S['data']>
/** The codes that the function may raise with `fail()`. */
export type Failure<S extends Spec> = keyof S['failures'] & Errcode

/** What every function answers, `api` included. */
export interface Answer<T = unknown> {
  errcode: number
  errmsg: string
  data: T
}

/** `data` of an answer with INVALID_INPUT: the field's path → what is wrong with it, in Chinese. */
export interface InvalidInput {
  fields: Record<string, string>
}

/** `data` of an answer with CHANGED_MEANWHILE. */
export interface ChangedMeanwhile {
  /** As it is now; an administrator is shown a UserView. */
  user: UserView
}
