import type { Fault } from '../../emulator/index'
import { adminApp } from '../../local/pair'
import type { Relay } from '../stage/clouds'
import type { Contender } from '../stage/folders'

/** One thing that goes wrong, once. */
export interface FaultCase {
  what: string
  /** A new process with an empty collection `token`, or one that has just served a call. */
  relay: 'new' | 'warm'
  fault: (whose: Contender, relay: Relay) => Fault
  /** How long until the next call: ms. */
  pause?: number
}

/** Our relay asks for the stable token, the hand-written one for the other. */
const token = (what: string, effect: Partial<Fault>): FaultCase => ({
  what: `token: ${what}`,
  relay: 'new',
  fault: (whose) => ({ route: whose === 'ours' ? 'stable_token' : 'token', ...effect }),
})

const invocation = (what: string, effect: Partial<Fault>): FaultCase => ({
  what: `invocation: ${what}`,
  relay: 'warm',
  fault: () => ({ route: 'invokecloudfunction', ...effect }),
})

const database = (what: string, relay: FaultCase['relay'], effect: Partial<Fault>): FaultCase => ({
  what: `database of the relay: ${what}, ${relay} process`,
  relay,
  fault: (_whose, { env }) => ({ route: 'sdk', env, ...effect }),
})

const killed = (what: string, kill: NonNullable<Fault['kill']>): FaultCase => ({
  what: `callee: process ends ${what}`,
  relay: 'warm',
  fault: () => ({ route: 'function', env: adminApp.env, name: 'users_add', kill }),
})

export const faultCases: FaultCase[] = [
  token('errcode -1', { errcode: -1 }),
  token('errcode 40164', { errcode: 40164 }),
  // "Too many requests": our relay leaves WeChat in peace for two seconds.
  { ...token('errcode 45009, next call 3 s later', { errcode: 45009 }), pause: 3_000 },
  token('HTTP 502', { status: 502 }),
  token('connection reset', { cut: 'before' }),
  token('no answer ever', { hang: true }),
  token('no JSON', { body: '<xml/>' }),
  token('answer without a token', { fields: { access_token: null } }),
  token('answer without an end', { fields: { expires_in: null } }),
  invocation('errcode 40001', { errcode: 40001 }),
  invocation('errcode 40014', { errcode: 40014 }),
  invocation('errcode 42001', { errcode: 42001 }),
  invocation('errcode -1', { errcode: -1 }),
  invocation('HTTP 502', { status: 502 }),
  invocation('reset before the work', { cut: 'before' }),
  invocation('answer lost after the work', { cut: 'after' }),
  invocation('no answer ever', { hang: true }),
  invocation('no JSON, after the work', { body: '<xml/>' }),
  invocation('empty answer, after the work', { body: '' }),
  database('errcode', 'warm', { errcode: 'SYS_ERR' }),
  database('errcode', 'new', { errcode: 'SYS_ERR' }),
  database('HTTP 503', 'new', { status: 503 }),
  database('no answer ever', 'new', { hang: true }),
  database('10 s slow', 'new', { delay: 10_000 }),
  killed('before it hears the call', 'before'),
  killed('after the work, before its answer', 'after'),
]
