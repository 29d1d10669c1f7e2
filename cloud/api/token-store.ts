import type { Token } from '../../contract'
import { findById, set } from '../shared/database'
import { inTime } from '../shared/in-time'

/** WeChat's tokens live two hours: ms. */
export const LONGEST_LIFE = 2 * 60 * 60_000
/** Clocks of two instances may differ by so much; a row that claims to live longer was not written by us: ms. */
const DIFFERENCE = 60_000

/** How long a slow database may hold up a call that can fetch a token instead: ms. */
const PATIENCE = 1_500

export interface StoredToken {
  token: string
  /** How long it still lives: ms. Only the row itself holds a moment, for instances whose clocks differ. */
  left: number
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
  const left = expires_in - Date.now()
  return left <= LONGEST_LIFE + DIFFERENCE ? { token: access_token, left } : null
}

export async function writeToken(appid: string, { token, left }: StoredToken): Promise<void> {
  await inTime(
    set('token', { _id: appid, access_token: token, expires_in: Math.round(Date.now() + left) }),
    PATIENCE,
    'token not stored',
  )
}
