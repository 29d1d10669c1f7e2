import type { RelayField } from './relay-signature'

/**
 * Field names of an event that are not the caller's to set: `openid` and `relay` come from the relay,
 * `userInfo` from WeChat, `requestId` from the transport.
 */
export const reservedFields = ['openid', 'relay', 'userInfo', 'requestId'] as const

export interface Event {
  /** The caller's own fields. */
  data: Record<string, unknown>
  /** The openid that the relay names; worth nothing without its signature. */
  openid: unknown
  relay: RelayField | undefined
  /** Made by the client, kept across its retries. */
  requestId: string | undefined
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Levels of objects and lists in data; many more, and JSON.stringify overflows the stack. */
const DEEPEST = 200

/** Is it nested no deeper than data is? */
export const isShallow = (value: unknown, levels = DEEPEST): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1)))

/** A request id that may be logged, stored and shown: short and plain. */
export const isRequestId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]{8,64}$/.test(value)

export const isRelayField = (value: unknown): value is Record<string, unknown> & RelayField =>
  isObject(value) &&
  typeof value.appid === 'string' &&
  isRequestId(value.requestId) &&
  typeof value.time === 'number' &&
  typeof value.signature === 'string'

/** Takes an event apart; whatever arrives, it never throws. */
export function parseEvent(event: unknown): Event {
  if (!isObject(event)) return { data: {}, openid: undefined, relay: undefined, requestId: undefined }
  const relay = isRelayField(event.relay) ? event.relay : undefined
  const own = isRequestId(event.requestId) ? event.requestId : undefined
  const reserved = new Set<string>(reservedFields)
  const data = Object.fromEntries(Object.entries(event).filter(([key]) => !reserved.has(key)))
  return { data, openid: event.openid, relay, requestId: relay?.requestId ?? own }
}
