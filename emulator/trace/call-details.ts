import type { Excerpt } from './excerpt'

/** What a span was given and what it answered: for whoever opens it, and never in the stream. */
export interface CallDetail {
  input?: Excerpt | undefined
  output?: Excerpt | undefined
  /** Why it failed, in the words of its door. */
  error?: Excerpt | undefined
  /** Functions: who called, as `getWXContext()` tells the function. */
  caller?: { appid: string; openid?: string; source: string } | undefined
}

export interface CallDetails {
  keep(id: string, detail: CallDetail): void
  get(id: string): CallDetail | undefined
  /** The ids of those in which the text occurs, whatever its case. */
  search(text: string): string[]
}

/** Characters of all that is kept: the oldest are forgotten first. */
const BUDGET = 8_000_000
/** Characters that a detail takes beside its texts, about. */
const OVERHEAD = 200

export function createCallDetails(): CallDetails {
  const details = new Map<string, CallDetail>()
  let total = 0

  function forgetUntilItFits() {
    for (const [id, detail] of details) {
      if (total <= BUDGET) return
      total -= sizeOf(detail)
      details.delete(id)
    }
  }

  return {
    keep(id, detail) {
      details.set(id, detail)
      total += sizeOf(detail)
      forgetUntilItFits()
    },
    get: (id) => details.get(id),
    search(text) {
      const wanted = text.toLowerCase()
      const found = [...details].filter(([, detail]) =>
        textsOf(detail).some((one) => one.toLowerCase().includes(wanted)),
      )
      return found.map(([id]) => id)
    },
  }
}

const textsOf = ({ input, output, error, caller }: CallDetail): string[] =>
  [input?.text, output?.text, error?.text, caller?.openid].filter((text) => text !== undefined)

const sizeOf = (detail: CallDetail) => textsOf(detail).reduce((sum, { length }) => sum + length, OVERHEAD)
