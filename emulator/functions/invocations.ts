import { randomBytes } from 'node:crypto'
import type { Identity } from '../people/identity'
import type { Span } from '../trace/call-log'

/** A function that may talk to its environment through the server SDK. */
export interface Caller {
  env: string
  /** The function's, as it was uploaded. */
  folder: string
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
  /**
   * Credentials for another environment, good within one invocation. Undefined where there is no such
   * invocation.
   */
  lend(invocation: unknown, visit: Caller): string | undefined
  /** Who the borrower is; undefined where the credentials were not lent to this invocation. */
  findLent(invocation: unknown, credentials: unknown): Caller | undefined
}

/** A write that the function did not await may arrive after its answer; the SDK gives up after 15 s. */
const GRACE = 15_000

interface Entry {
  caller: Caller
  lent: Map<unknown, Caller>
}

export function createInvocations(): Invocations {
  const entries = new Map<unknown, Entry>()
  const newToken = () => randomBytes(24).toString('base64url')

  function register(caller: Caller): string {
    const token = newToken()
    entries.set(token, { caller, lent: new Map() })
    return token
  }

  return {
    open(caller) {
      const token = register(caller)
      return { token, close: () => void setTimeout(() => entries.delete(token), GRACE).unref() }
    },
    openInstance(caller) {
      const token = register(caller)
      return { token, close: () => void entries.delete(token) }
    },
    find: (token) => entries.get(token)?.caller,
    lend(invocation, visit) {
      const credentials = newToken()
      return entries.get(invocation)?.lent.set(credentials, visit) && credentials
    },
    findLent: (invocation, credentials) => entries.get(invocation)?.lent.get(credentials),
  }
}
