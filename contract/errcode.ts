/**
 * Every code an answer can carry. `docs/errcodes.md` is generated from this table.
 *
 * Bands: -1xxx storage, -2xxx refused by a business rule, -3xxx relay, -4xxx the caller's mistake.
 * The first six are frozen: they are on the wire since the article this project grew from.
 */
export const Errcode = {
  OK: 0,
  TOKEN_FAILED: -1,
  READ_FAILED: -1001,
  USER_EXISTS: -2001,
  RELAY_FAILED: -3001,
  UNKNOWN: -9999,

  WRITE_FAILED: -1002,
  STORAGE_FAILED: -1003,
  NOT_ADMIN: -2002,
  ADMIN_EXISTS: -2003,
  SETUP_CODE_WRONG: -2004,
  IMAGE_NOT_FOUND: -2005,
  IMAGE_NOT_AS_PROMISED: -2006,
  LINK_NOT_PERMANENT: -2007,
  IMAGES_FULL: -2008,
  CHANGED_MEANWHILE: -2009,
  NOT_REGISTERED: -2010,
  ROLE_TOO_LOW: -2011,
  INVITE_ENDED: -2012,
  ALREADY_ADMIN: -2013,
  LAST_OWNER: -2014,
  ADMIN_NOT_FOUND: -2015,
  ACCOUNT_DISABLED: -2016,
  USER_NOT_FOUND: -2017,
  JOB_NOT_FOUND: -2020,
  RELAY_UNKNOWN: -3002,
  ANSWER_TOO_LARGE: -3003,
  PHONE_UNAVAILABLE: -3004,
  INVALID_INPUT: -4001,
  FUNCTION_NOT_ALLOWED: -4002,
  CALLER_UNVERIFIED: -4003,
  DATA_TOO_LARGE: -4004,
  TOO_MANY_CALLS: -4005,
} as const

export type Errcode = (typeof Errcode)[keyof typeof Errcode]
