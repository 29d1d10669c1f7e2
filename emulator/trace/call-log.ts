import type { Random } from '../shared/random'
import { type CallDetail, createCallDetails } from './call-details'

/** What a call asks for: that a function is called, that one runs, or something of a service. */
export type CallKind = 'call' | 'function' | 'database' | 'storage' | 'openapi'

/** Which protocol it came by; `cloud` where the cloud itself began it: it runs a function, or pushes. */
export type Door = 'phone' | 'server-sdk' | 'open-api' | 'object-store' | 'cloud'

/**
 * One span of a call's tree, written down when it ends. It holds names and codes only: never a token, a
 * secret, an input or an output (what a function prints is its own business, see `logs`); those are apart, in
 * its CallDetail.
 */
export interface CallRecord {
  id: string
  /** The span that caused this one; absent at the root. */
  parent?: string
  /** The id of the root: equal in all spans of one tap. */
  trace: string
  /** When it began, ms since 1970. */
  at: number
  /** Milliseconds. */
  duration: number
  door: Door
  kind: CallKind
  env?: string
  appid?: string
  /** In the door's own words: `callFunction`, `POST /cgi-bin/stable_token`, `database.getDocument`, `PUT`. */
  action: string
  /** What it is done to: a function, a collection, the key of an object. Names that exist only. */
  target?: string
  /** Database and storage: what is kept may be another than before. */
  wrote?: true
  /** 0 when fine; otherwise the code in the dialect of that door. */
  errcode: number | string
  /** Functions: `errcode` of the object it returned, where that is a number. */
  answered?: number
  /** Functions: what the platform calls this invocation, as in the function's context and the phone's answer. */
  requestId?: string
  /** Functions: this call had to wait for a new instance. */
  cold?: boolean
  /** Functions: the lines it printed. */
  logs?: string[]
  /** Functions: which of `logs` went to stderr, by their place. */
  stderr?: number[]
  /** Database: the index that served the query; null where every document was looked at. */
  index?: string | null
  /** Database: how many documents were looked at for it. */
  scanned?: number
  /** The faults that hit it, such as `delay 5 ms, cut after`. */
  fault?: string
  /** What its author should know. */
  hint?: Hint
}

/**
 * `made-collection`: there was none; the cloud would have refused (-502005). `cut`: an aggregation without a `limit` found
 * more than it answered, as in the cloud. `led-here`: the function asked api.weixin.qq.com. `user-info`: the caller's own
 * `userInfo` was replaced by WeChat's.
 */
export type Hint = 'made-collection' | 'cut' | 'led-here' | 'user-info'

/** What is known of a call when it begins. */
export interface SpanStart {
  door: Door
  kind: CallKind
  action: string
  target?: string | undefined
  env?: string | undefined
  appid?: string | undefined
  parent?: Span | undefined
}

export interface Span {
  readonly id: string
  readonly trace: string
}

/** How it ended. */
export type Outcome = Omit<CallRecord, keyof SpanStart | 'id' | 'trace' | 'at' | 'duration'>

export interface OpenSpan extends Span {
  finish(outcome: Outcome, detail?: CallDetail): void
}

export interface CallLog {
  start(start: SpanStart): OpenSpan
  /** The running span of that id: what a function's outgoing requests name as their cause. */
  running(id: string | undefined): Span | undefined
  /** All that is kept, in the order in which the calls ended. */
  records(): CallRecord[]
  /** Those which ended after the given one; all of them where it is unknown or forgotten. */
  after(id: string | undefined): CallRecord[]
  /** What is still known of a span that has ended. */
  detail(id: string): { call: CallRecord; detail: CallDetail } | undefined
  /** The ids of spans in whose inputs, outputs and errors the text occurs. */
  search(text: string): string[]
  /** Forgets the calls that have ended, and what they said. */
  clear(): void
  /** Every later record, as it is written. Returns the way to stop. */
  listen(listener: (record: CallRecord) => void): () => void
}

const KEPT = 4_000
/** Characters: a caller can ask for a function of any name. */
const NAME = 100
const named = (text: string) => text.slice(0, NAME)

export function createCallLog(now: () => number, random: Random): CallLog {
  // Ids of two runs must differ: a page that stayed open over a restart remembers the old ones.
  const run = random('call log', 3).toString('hex')
  let count = 0
  let records: CallRecord[] = []
  const open = new Map<string, Span>()
  let details = createCallDetails()
  const listeners = new Set<(record: CallRecord) => void>()

  function write(record: CallRecord) {
    open.delete(record.id)
    records.push(record)
    if (records.length > KEPT * 1.25) records = records.slice(-KEPT)
    for (const listener of listeners) listener(record)
  }

  function start({ door, kind, action, target, env, appid, parent }: SpanStart): OpenSpan {
    const id = `${run}-${++count}`
    const trace = parent?.trace ?? id
    const at = now()
    const began = performance.now()
    const known = {
      id,
      ...(parent && { parent: parent.id }),
      trace,
      at,
      door,
      kind,
      ...(env !== undefined && { env }),
      ...(appid !== undefined && { appid }),
      action: named(action),
      ...(target !== undefined && { target: named(target) }),
    }
    open.set(id, { id, trace })
    return {
      id,
      trace,
      finish(outcome, detail) {
        if (detail) details.keep(id, detail)
        write({ ...known, duration: Math.round((performance.now() - began) * 100) / 100, ...outcome })
      },
    }
  }

  return {
    start,
    running: (id) => (id === undefined ? undefined : open.get(id)),
    records: () => [...records],
    after: (id) => records.slice(records.findIndex((record) => record.id === id) + 1),
    detail(id) {
      const call = records.find((record) => record.id === id)
      return call && { call, detail: details.get(id) ?? {} }
    },
    search: (text) => details.search(text),
    clear() {
      records = []
      details = createCallDetails()
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
