/**
 * The collections: shape of a document, indexes, permission preset. The emulator, the tests and the
 * deployment notes read the same table.
 */

/** A registered person. `_id` is derived from appid and openid, so that a second record cannot exist. */
export interface User {
  _id: string
  name: string
  /** Years. */
  age: number
  /** 0 unknown, 1 male, 2 female, as WeChat numbers it. */
  sex: 0 | 1 | 2
  tel: string
  /** The user mini program in which `openid` has a meaning. */
  appid: string
  openid: string
  /** Moment of registration, ms since 1970. */
  createtime: number
  /** Of the request that registered this person: a repeat of it is told the first one's answer. */
  requestId: string
}

/** A person who may use the admin mini program. */
export interface Admin {
  _id: string
  appid: string
  openid: string
  createtime: number
  /** Of the request that made this administrator. */
  requestId: string
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
}

export const collections = {
  users: {
    env: 'admin',
    permission: 'ADMINONLY',
    indexes: [
      { name: 'createtime_id', keys: { createtime: -1, _id: -1 } },
      { name: 'appid_openid', unique: true, keys: { appid: 1, openid: 1 } },
    ],
  },
  admins: {
    env: 'admin',
    permission: 'ADMINONLY',
    indexes: [{ name: 'appid_openid', unique: true, keys: { appid: 1, openid: 1 } }],
  },
  token: { env: 'user', permission: 'ADMINONLY', indexes: [] },
} satisfies Record<string, Collection>

/** Collection name → its documents. */
export interface Documents {
  users: User
  admins: Admin
  token: Token
}
