import type { Token } from '../../contract'
import { findById, set } from '../shared/database'
import { inTime } from '../shared/in-time'

/** WeChat's tokens live two hours; a row that claims to live longer was not written by us. */
const LONGEST_LIFE = 2 * 60 * 60 * 1000 + 60_000

/** How long a slow database may hold up a call that can fetch a token instead: ms. */
const PATIENCE = 1_500

export interface StoredToken {
  token: string
  /** Moment of expiry, ms since 1970. */
  expiresAt: number
}

/**
 * The token that another instance left, or null: a broken, half-written or foreign row is not trusted, and a
 * database that is slow or down is no reason to stop.
 */
export async function readToken(appid: string): Promise<StoredToken | null> {
  const row = await inTime(findById('token', appid), PATIENCE, 'token not read')
  if (!row) return null
  const { access_token, expires_in } = row as Partial<Record<keyof Token, unknown>>
  if (typeof access_token !== 'string' || access_token === '') return null
  if (typeof expires_in !== 'number' || !Number.isFinite(expires_in)) return null
  if (expires_in > Date.now() + LONGEST_LIFE) return null
  return { token: access_token, expiresAt: expires_in }
}

export async function writeToken(appid: string, { token, expiresAt }: StoredToken): Promise<void> {
  await inTime(
    set('token', { _id: appid, access_token: token, expires_in: expiresAt }),
    PATIENCE,
    'token not stored',
  )
}
