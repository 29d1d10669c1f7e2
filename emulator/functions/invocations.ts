import { randomBytes } from 'node:crypto'
import type { Span } from '../control/call-log'

/** Who called, as WeChat vouches for it. Over HTTP there is no person, only the mini program. */
export interface Identity {
  appid: string
  openid?: string
  unionid?: string
}

/** A function that may talk to its environment through the server SDK. */
export interface Caller {
  env: string
  /** The invocation's span; absent for what an instance does outside of any call. */
  span?: Span
  identity: Identity
  /** The chain so far: `wx_client`, `wx_http`, `wx_client,scf` …; empty outside of any call. */
  source: string
}

/**
 * Which token stands for whom. The server SDK sends `wxCloudApiToken` (of the invocation) and `sessionToken`
 * (of the instance) with each request.
 */
export interface Invocations {
  open(caller: Caller): { token: string; close(): void }
  /** A token that lasts as long as the instance. */
  openInstance(caller: Caller): { token: string; close(): void }
  find(token: unknown): Caller | undefined
}

/** A write that the function did not await may arrive after its answer; the SDK gives up after 15 s. */
const GRACE = 15_000

export function createInvocations(): Invocations {
  const callers = new Map<string, Caller>()

  function register(caller: Caller): string {
    const token = randomBytes(24).toString('base64url')
    callers.set(token, caller)
    return token
  }

  return {
    open(caller) {
      const token = register(caller)
      return { token, close: () => void setTimeout(() => callers.delete(token), GRACE).unref() }
    },
    openInstance(caller) {
      const token = register(caller)
      return { token, close: () => void callers.delete(token) }
    },
    find: (token) => (typeof token === 'string' ? callers.get(token) : undefined),
  }
}
