/**
 * The collections: shape of a document, indexes, permission preset. The emulator, the tests and the
 * deployment notes read the same table.
 */

import type { ImportMode } from './import-row'
import type { ImportedRow, Job } from './job-record'
import type { Delivery, Notice } from './notice-record'
import type { Refusal } from './refusal'
import type { Role } from './roles'
import type { State } from './states'

/** A registered person. `_id` is derived from appid and openid, so that a second record cannot exist. */
export interface User {
  _id: string
  name: string
  /** Years. */
  age: number
  /** 0 unknown, 1 male, 2 female, as WeChat numbers it. */
  sex: 0 | 1 | 2
  tel: string
  /** The user mini program in which `openid` has a meaning; empty in an imported record. */
  appid: string
  /** Of who was imported, and has none: the `_id`, which is nobody's. docs/decisions/0053 */
  openid: string
  /** Who has not registered, but was in a file. */
  imported?: true
  /** Moment of registration, ms since 1970. */
  createtime: number
  /** Of the request that registered this person: a repeat of it is told the first one's answer. */
  requestId: string
  /** How often the record has been changed since. Left out, as in records from before this was counted: never. */
  version?: number
  /**
   * The version of the privacy guide that this person has agreed to: contract/consent.ts. Left out, as in records from
   * before it was asked for: none.
   */
  consent?: number
  /** When they agreed to it, ms since 1970. */
  consentTime?: number
  /** Left out: active, and always has been. */
  state?: State
  /** When it came into this state, ms since 1970. */
  since?: number
  /** What lists find the record by: cloud/shared/person-keys.ts. Left out in records from before. */
  keys?: string[]
  /**
   * As what `counts` holds this person: cloud/shared/counts.ts. Empty: it does not hold them yet. Left out in records from
   * before: the same.
   */
  counted?: string
  /**
   * Up to which moment this person has seen messages, ms since 1970; left out: up to their registration. Not part of what
   * `version` counts.
   */
  noticesRead?: number
}

/**
 * How many people there are, of those whose `_id` begins with one digit. Written together with the records, and never
 * otherwise: cloud/shared/counts.ts.
 */
export interface Counts {
  /** The digit: 0 to f. */
  _id: string
  /** `state/sex/age band/appid` → people */
  people: Record<string, number>
  /** Of those who are not in the trash: month of registration, as 2026-11 → day, as 26 → people */
  days: Record<string, Record<string, number>>
  /** How often it has been written: who compares it with the records sees by it whether it was written meanwhile. */
  changes: number
  /** When `counts_repair` last found it to be what the records say, ms since 1970; 0: never. */
  compared: number
}

/**
 * What was done to a record, written together with the change; or what was refused to somebody. Never changed; only when
 * a person leaves, what is theirs is taken out of it (cloud/shared/forget.ts).
 */
export interface Entry {
  /** Of the person who did it, the function, the request and what it is about: a repeat cannot make a second one. */
  _id: string
  /**
   * `personId` of who did it; empty where nothing vouched for anybody. Of a person who has left, a name that leads
   * nowhere, the same in all of their entries.
   */
  who: string
  /** As which administrator; left out where somebody acts as the person they are. */
  role?: Role
  /** The administrator's name then, if one was known. */
  name?: string
  via: 'client' | 'sharing' | 'relay' | 'timer' | 'unverified'
  /** The cloud function that was called. */
  func: string
  /**
   * `personId` of the person whom it is about: `_id` in `users`, a picture's owner, an administrator. Empty: nobody. Of a
   * person who has left, that name.
   */
  whom: string
  /** `_id` of the picture, the administrator or the invite that it is about. */
  object?: string
  /** The version of the record that this made; left out where it is about none in `users`. */
  version?: number
  /** The fields that were changed, as they were; null for a new record. Of a telephone number only the ends. */
  before: Kept | null
  /** Empty where a record was removed, or something refused. */
  after: Kept
  /** The errcode by which it was refused. Left out: it was done. */
  refused?: number
  /** ms since 1970 */
  createtime: number
  requestId: string
}

/** Fields of a person's record as `audit` keeps them. */
export type Recorded = Partial<
  Pick<User, 'name' | 'age' | 'sex' | 'tel' | 'consent' | 'consentTime' | 'state'>
>

/** Fields of any record as `audit` keeps them. */
export interface Kept extends Recorded {
  /** Of an administrator or an invite. */
  role?: Role
  /** When an invite ends. */
  ends?: number
  /** The state of a picture. */
  picture?: Image['state']
  /** Why it was refused. */
  refusal?: Refusal
  /** How many people a job is for, as far as they were counted. */
  people?: number
  /** Of an export: with whole telephone numbers. */
  whole?: boolean
  /** Of an import. */
  mode?: ImportMode
  /** Of a message. */
  title?: string
}

/** A person who may use the admin mini program. */
export interface Admin {
  /** `personId`, but for the first one's and what was made by hand. */
  _id: string
  /** As an owner has written it; left out: not known. */
  name?: string
  appid: string
  openid: string
  /** Left out, as in records from before there were roles: owner. */
  role?: Role
  createtime: number
  /** Of the request that made this administrator. */
  requestId: string
  /**
   * Of the request that last relied on this one's being an owner. Written so that two owners who decide about each other
   * at once meet at a record, and one of them is left.
   */
  relied?: string
}

/** Makes somebody an administrator, once: whoever holds its code, which is kept nowhere. */
export interface Invite {
  /** Of the owner who made it and the request. */
  _id: string
  /** SHA-256 of the code, hex. */
  hash: string
  role: Role
  /** Of the person whom it is for. */
  name: string
  /** `_id` in `admins` of the owner who made it; it is worth nothing once that is no owner any more. */
  by: string
  /** ms since 1970 */
  ends: number
  createtime: number
  /** Of the request that made it. */
  requestId: string
  /** `personId` of who has used it, and their request. */
  used?: { by: string; requestId: string }
}

/**
 * A picture in object storage. Its record is made with the ticket, before anything is uploaded, so that no object
 * can exist that no record has ever named.
 */
export interface Image {
  /** Of the owner and the request, so that a repeat cannot make a second one. */
  _id: string
  /** The permanent https link of the object, the same for everybody, for ever. Empty while expected. */
  link: string
  /**
   * Of the object behind the link, within the bucket: written once, by `images_add`, and by no ticket. Random: the link
   * of a picture that is not approved cannot be guessed. Empty while expected.
   */
  key: string
  /**
   * What the ticket's form writes, as it comes; removed once the picture is taken. Left out in records from before
   * docs/decisions/0009: there it is `key` and `link` themselves.
   */
  upload?: { key: string; link: string }
  /** Keys that `images_add` has begun to write; `key` is one of them, the others are removed. */
  copies?: string[]
  /** `personId` of the owner: the `_id` of the same person in `users`. */
  owner: string
  appid: string
  openid: string
  purpose: 'avatar' | 'wall' | 'banner'
  /** `expected`: a ticket has been given, nothing is known of an upload. Only `approved` ones are shown to others. */
  state: 'expected' | 'pending' | 'approved' | 'refused' | 'removed'
  /** Of a refused one, where an administrator has said why. */
  refusal?: Refusal
  /** Pixels; 0 while expected. */
  width: number
  height: number
  /** While expected as the ticket was asked for, then of the object behind the link. */
  bytes: number
  type: 'image/jpeg' | 'image/png' | 'image/webp'
  /** Where `upload` is left out: of the object as it was checked, since what is uploaded over it must be found out. */
  etag?: string
  /** After this moment nobody begins to write any of its objects, ms since 1970: its ticket has ended by then. */
  ticketEnds: number
  /** When `images_sweep` looks at it next, ms since 1970; 0: never again. */
  sweepAt: number
  /**
   * From when on its owner is to be told by WeChat what has been decided, once it has been, ms since 1970; 0: they have
   * been, or could not be. Left out: they have not asked for it.
   */
  tell?: number
  /** How often telling them was begun. */
  tellTries?: number
  /** Moment at which the ticket was given, ms since 1970. */
  createtime: number
  /** Of the request that got the ticket. */
  requestId: string
}

/** A picture that WeChat has been asked to check, in the relay's environment. */
export interface Check {
  /** The `trace_id` that WeChat's verdict will have. */
  _id: string
  /** `_id` of the picture. */
  image: string
  /** ms since 1970 */
  createtime: number
}

/** The relay's stored token: one document, `_id` = the appid it belongs to. */
export interface Token {
  _id: string
  access_token: string
  /** Moment of expiry, ms since 1970 (the name is the original article's). */
  expires_in: number
}

export interface Index {
  name: string
  unique?: boolean
  keys: Record<string, 1 | -1>
}

export interface Collection {
  /** The mini program whose environment holds it. */
  env: 'admin' | 'user'
  /**
   * 仅管理端可读写 for every collection: functions have all rights anyway, and any wider preset would
   * open names, telephone numbers or the token to every client.
   */
  permission: 'ADMINONLY'
  indexes: Index[]
  /** What is in it can be had again at any time: no backup holds it. */
  cache?: true
}

export const collections = {
  users: {
    env: 'admin',
    permission: 'ADMINONLY',
    indexes: [
      { name: 'createtime_id', keys: { createtime: -1, _id: -1 } },
      { name: 'keys_createtime', keys: { keys: 1, createtime: -1, _id: -1 } },
      // Who is in the trash, the longest first.
      { name: 'state_since', keys: { state: 1, since: 1 } },
      // Who is not in `counts` yet.
      { name: 'counted', keys: { counted: 1 } },
      // Whom a row of an import means.
      { name: 'tel', keys: { tel: 1 } },
      { name: 'appid_openid', unique: true, keys: { appid: 1, openid: 1 } },
    ],
  },
  counts: { env: 'admin', permission: 'ADMINONLY', indexes: [] },
  audit: {
    env: 'admin',
    permission: 'ADMINONLY',
    indexes: [
      { name: 'createtime_id', keys: { createtime: -1, _id: -1 } },
      { name: 'whom_createtime', keys: { whom: 1, createtime: -1, _id: -1 } },
      { name: 'who_createtime', keys: { who: 1, createtime: -1, _id: -1 } },
      { name: 'func_createtime', keys: { func: 1, createtime: -1, _id: -1 } },
      { name: 'who_func_createtime', keys: { who: 1, func: 1, createtime: -1, _id: -1 } },
      { name: 'whom_func_createtime', keys: { whom: 1, func: 1, createtime: -1, _id: -1 } },
    ],
  },
  admins: {
    env: 'admin',
    permission: 'ADMINONLY',
    indexes: [{ name: 'appid_openid', unique: true, keys: { appid: 1, openid: 1 } }],
  },
  invites: {
    env: 'admin',
    permission: 'ADMINONLY',
    indexes: [
      { name: 'hash', unique: true, keys: { hash: 1 } },
      { name: 'ends', keys: { ends: 1 } },
    ],
  },
  images: {
    env: 'admin',
    permission: 'ADMINONLY',
    indexes: [
      { name: 'state_purpose_createtime', keys: { state: 1, purpose: 1, createtime: -1, _id: -1 } },
      { name: 'state_createtime', keys: { state: 1, createtime: -1, _id: -1 } },
      { name: 'createtime_id', keys: { createtime: -1, _id: -1 } },
      { name: 'owner_createtime', keys: { owner: 1, createtime: -1, _id: -1 } },
      { name: 'sweepAt', keys: { sweepAt: 1 } },
      // Of whose decision somebody is to be told.
      { name: 'appid_state_tell', keys: { appid: 1, state: 1, tell: 1 } },
    ],
  },
  jobs: {
    env: 'admin',
    permission: 'ADMINONLY',
    indexes: [
      { name: 'createtime_id', keys: { createtime: -1, _id: -1 } },
      { name: 'status_createtime', keys: { status: 1, createtime: 1 } },
      { name: 'ends', keys: { ends: 1 } },
    ],
  },
  imports: {
    env: 'admin',
    permission: 'ADMINONLY',
    indexes: [
      { name: 'job_n', keys: { job: 1, n: 1 } },
      { name: 'job_outcome_n', keys: { job: 1, outcome: 1, n: 1 } },
      // Of who leaves.
      { name: 'whom', keys: { whom: 1 } },
    ],
  },
  notices: {
    env: 'admin',
    permission: 'ADMINONLY',
    indexes: [
      { name: 'createtime_id', keys: { createtime: -1, _id: -1 } },
      // To everybody.
      { name: 'to_createtime', keys: { to: 1, createtime: -1, _id: -1 } },
      // To who leaves.
      { name: 'whom', keys: { whom: 1 } },
    ],
  },
  deliveries: {
    env: 'admin',
    permission: 'ADMINONLY',
    indexes: [{ name: 'whom_createtime', keys: { whom: 1, createtime: -1, _id: -1 } }],
  },
  checks: { env: 'user', permission: 'ADMINONLY', indexes: [] },
  token: { env: 'user', permission: 'ADMINONLY', indexes: [], cache: true },
} satisfies Record<string, Collection>

/** Collection name → its documents. */
export interface Documents {
  users: User
  counts: Counts
  audit: Entry
  admins: Admin
  invites: Invite
  images: Image
  jobs: Job
  imports: ImportedRow
  notices: Notice
  deliveries: Delivery
  checks: Check
  token: Token
}
