import Taro from '@tarojs/taro'
import * as v from 'valibot'
import { ownersKey } from '@/lib/owner'

/** Named by its request id, or by one of its own where it takes several requests. */
export interface Sendable {
  id: string
}

/** What is to be sent, in the order in which it came, as it survives the end of the app. */
export interface Outbox<Entry extends Sendable> {
  all: () => Entry[]
  get: (id: string) => Entry | undefined
  put: (entry: Entry) => void
  drop: (id: string) => void
}

/**
 * @param name where it is kept in the phone
 * @param schema of an entry; what another version of the app has left and this one does not understand is dropped
 */
export function openOutbox<Entry extends Sendable>(
  name: string,
  schema: v.GenericSchema<unknown, Entry>,
): Outbox<Entry> {
  const key = ownersKey('outbox', name)
  const stored: unknown = Taro.getStorageSync(key)
  const entries = new Map<string, Entry>()
  for (const each of Array.isArray(stored) ? (stored as unknown[]) : []) {
    const { success, output } = v.safeParse(schema, each)
    if (success) entries.set(output.id, output)
  }

  function store() {
    try {
      Taro.setStorageSync(key, [...entries.values()])
    } catch {
      // The phone is full: then it goes while the app is open, or not at all. What was kept before is no longer so.
      Taro.removeStorageSync(key)
    }
  }

  return {
    all: () => [...entries.values()],
    get: (id) => entries.get(id),
    put(changed) {
      entries.set(changed.id, changed)
      store()
    },
    drop(id) {
      if (entries.delete(id)) store()
    },
  }
}
