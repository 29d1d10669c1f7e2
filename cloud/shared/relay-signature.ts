import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { canonical } from './canonical'

/** What the relay vouches for: this person, in this mini program, asks for this, now. */
export interface RelayedCall {
  /** The function's name. */
  func: string
  /** The user mini program. */
  appid: string
  openid: string
  requestId: string
  /** When it was signed, ms since 1970. */
  time: number
  /** The fields as the client sent them. */
  data: Record<string, unknown>
}

/** The field `relay` of an event: what of a RelayedCall is not in the event already, and the signature. */
export interface RelayField {
  appid: string
  requestId: string
  time: number
  signature: string
}

/** How far the two environments' clocks may differ plus the way of the call: ms. */
export const SIGNATURE_WINDOW = 60_000

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Hex HMAC-SHA256. Every part is quoted by JSON, so that no two calls share a text. */
export function signature(call: RelayedCall, key: string): string {
  const { func, appid, openid, requestId, time, data } = call
  const text = JSON.stringify(['duet-relay-1', func, appid, openid, requestId, time, hash(canonical(data))])
  return createHmac('sha256', key).update(text).digest('hex')
}

function same(a: string, b: string): boolean {
  // Hashing first makes both the same length, which timingSafeEqual needs, and tells nothing about either.
  return timingSafeEqual(Buffer.from(hash(a)), Buffer.from(hash(b)))
}

/** @param keys those of the mini program that the call names: two while they are being changed. */
export function signatureHolds(call: RelayedCall, given: string, keys: string[], now: number): boolean {
  const inTime = Math.abs(now - call.time) <= SIGNATURE_WINDOW
  const matches = keys.filter((key) => same(signature(call, key), given))
  return inTime && matches.length > 0
}
