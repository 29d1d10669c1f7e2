import Taro from '@tarojs/taro'
import * as v from 'valibot'
import { ownersKey } from '@/lib/owner'

export interface Last<Value> {
  value: Value
  /** When it came, ms since 1970. */
  at: number
}

export interface Memory<Value> {
  /** The last good answer, if the phone has one that this version of the app understands. */
  last: () => Last<Value> | undefined
  /** Asks, and keeps the answer. */
  through: (ask: () => Promise<Value>) => Promise<Value>
  /** Keeps what is known to be so from elsewhere. */
  keep: (value: Value) => void
  /** Changes what is kept, and not its time. */
  change: (how: (value: Value) => Value) => void
}

const memories = new Set<string>()

/** Counts how often all was forgotten: what was asked for before must not be kept after. */
let forgotten = 0

/**
 * The last good answer to a question, kept in the phone so that a page can be shown before the cloud has answered, or
 * though it does not. Only for what the person in front of the phone may keep: their own things, and what all may see.
 */
export function remembered<Value>(name: string, schema: v.GenericSchema<unknown, Value>): Memory<Value> {
  memories.add(name)
  const keyOf = () => ownersKey('last', name)
  const stored = v.object({ value: schema, at: v.number() })

  function last(): Last<Value> | undefined {
    const { success, output } = v.safeParse(stored, Taro.getStorageSync(keyOf()))
    return success ? output : undefined
  }

  function write(kept: Last<Value>) {
    try {
      Taro.setStorageSync(keyOf(), kept)
    } catch {
      // The phone is full: then there is nothing to show the next time, and nothing old either.
      Taro.removeStorageSync(keyOf())
    }
  }

  const keep = (value: Value) => write({ value, at: Date.now() })

  async function through(ask: () => Promise<Value>) {
    const before = forgotten
    const value = await ask()
    if (before === forgotten) keep(value)
    return value
  }

  function change(how: (value: Value) => Value) {
    const known = last()
    if (known) write({ ...known, value: how(known.value) })
  }

  return { last, through, keep, change }
}

/** For who leaves, and where somebody else is in front of the phone: nothing of before is shown any more. */
export function forget() {
  forgotten++
  for (const name of memories) Taro.removeStorageSync(ownersKey('last', name))
}
