import { setMaxListeners } from 'node:events'
import { chance } from './chance'
import { checkFault } from './check-fault'
import { applies, describeFault, effectOf, type Fault, type Place } from './fault'
import type { Strike } from './strike'

/** A fault that was added. */
export interface AddedFault {
  readonly id: number
  /** How many calls it has hit. */
  readonly struck: number
  /** No more from now on; what hangs or waits because of it is let go. May be called twice. */
  remove(): void
}

/** The faults of one cloud. */
export interface Faults {
  /** Throws a sentence where the fault cannot be. */
  add(fault: Fault): AddedFault
  /** Those that may still strike, in the order in which they were added. */
  list(): (Fault & { id: number; struck: number })[]
  /** Removes all, or the one with that id. */
  clear(id?: number): void
  /** What strikes a call, if anything does. Counts. */
  at(place: Place): Strike | undefined
}

interface Kept {
  id: number
  fault: Fault
  struck: number
  random: () => number
  ending: AbortController
}

const isSpent = ({ struck, fault: { times = Infinity } }: Kept) => struck >= times

export function createFaults(): Faults {
  // One that is spent stays while calls may hang by it.
  const all = new Map<number, Kept>()
  let count = 0

  function clear(id?: number) {
    for (const kept of id === undefined ? [...all.values()] : [all.get(id)]) {
      kept?.ending.abort()
      if (kept) all.delete(kept.id)
    }
  }

  function strikes(kept: Kept, place: Place): boolean {
    const { fault, random } = kept
    if (isSpent(kept) || !applies(fault, place)) return false
    if (fault.probability !== undefined && random() >= fault.probability) return false
    kept.struck++
    if (isSpent(kept) && !fault.hang && !fault.hold) all.delete(kept.id)
    return true
  }

  return {
    add(given) {
      const fault = checkFault({ ...given })
      const ending = new AbortController()
      setMaxListeners(Infinity, ending.signal)
      const kept: Kept = { id: ++count, fault, struck: 0, random: chance(fault.seed ?? 0), ending }
      all.set(kept.id, kept)
      return {
        id: kept.id,
        get struck() {
          return kept.struck
        },
        remove: () => clear(kept.id),
      }
    },
    list: () =>
      [...all.values()]
        .filter((kept) => !isSpent(kept))
        .map(({ id, fault, struck }) => ({ id, ...fault, struck })),
    clear,
    at(place) {
      if (all.size === 0) return undefined
      const hits: Kept[] = []
      let decisive: Kept | undefined
      for (const kept of all.values()) {
        const effect = effectOf(kept.fault)
        if ((effect && decisive) || !strikes(kept, place)) continue
        hits.push(kept)
        if (effect) decisive = kept
      }
      return together(hits, decisive)
    },
  }
}

function together(hits: Kept[], decisive = hits[0]): Strike | undefined {
  if (!decisive) return undefined
  const { fault, random } = decisive
  const ended = decisive.ending.signal
  const delay = hits.reduce((sum, hit) => sum + (hit.fault.delay ?? 0), 0)
  return { label: hits.map((hit) => describeFault(hit.fault)).join(', '), delay, fault, random, ended }
}
