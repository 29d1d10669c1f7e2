import { checkAnswer, type OpenApiAnswer } from '../shared/open-api-answer'

/** An answer that was added. */
export interface AddedAnswer {
  readonly id: number
  /** How many calls it has answered. */
  readonly given: number
  /** No more from now on. May be called twice. */
  remove(): void
}

export interface Answers {
  /** Throws a sentence where there cannot be such an answer. */
  add(answer: OpenApiAnswer): AddedAnswer
  /** Those that may still be given, in the order in which they were added. */
  list(): (OpenApiAnswer & { id: number; given: number })[]
  /** Removes all, or the one with that id; those of the options too. */
  clear(id?: number): void
  /** Those of the options and no other. */
  reset(): void
  /** What was set for a call, if anything was. Counts. */
  take(api: string, appid: string, parameters: Record<string, unknown>): OpenApiAnswer | undefined
}

export function createAnswers(first: readonly OpenApiAnswer[] = []): Answers {
  const all = new Map<number, { answer: OpenApiAnswer; given: number }>()
  let count = 0

  const answers: Answers = {
    add(given) {
      const kept = { answer: checkAnswer(given), given: 0 }
      const id = ++count
      all.set(id, kept)
      return {
        id,
        get given() {
          return kept.given
        },
        remove: () => void all.delete(id),
      }
    },
    list: () => [...all].map(([id, { answer, given }]) => ({ id, ...answer, given })),
    clear(id) {
      if (id === undefined) all.clear()
      else all.delete(id)
    },
    reset() {
      all.clear()
      for (const answer of first) answers.add(answer)
    },
    take(api, appid, parameters) {
      const [id, kept] =
        [...all].reverse().find(([, { answer }]) => fits(answer, api, appid, parameters)) ?? []
      if (!kept || id === undefined) return undefined
      kept.given++
      if (kept.given === kept.answer.times) all.delete(id)
      return kept.answer
    },
  }
  answers.reset()
  return answers
}

function fits(answer: OpenApiAnswer, api: string, appid: string, parameters: Record<string, unknown>) {
  const { contains, appid: only = appid } = answer
  if (answer.api !== api || only !== appid) return false
  if (contains === undefined) return true
  return Object.values(parameters).some((value) => typeof value === 'string' && value.includes(contains))
}
