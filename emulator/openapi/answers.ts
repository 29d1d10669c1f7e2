import * as v from 'valibot'

/** What a call of the open API is to end as. Of several that fit, the one that was added last counts. */
export const AnswerShape = v.strictObject({
  api: v.picklist([
    'security.msgSecCheck',
    'security.mediaCheckAsync',
    'phonenumber.getPhoneNumber',
    'subscribeMessage.send',
  ]),
  /** Only calls in the name of this mini program. */
  appid: v.exactOptional(v.string()),
  /** Only calls that have this somewhere in a text of theirs: content, nickname, title, signature, media_url. */
  contains: v.exactOptional(v.string()),
  /** So many times, then gone; left out: without end. */
  times: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),

  /** The verdict of content safety; of mediaCheckAsync the one that is pushed later. */
  suggest: v.exactOptional(v.picklist(['pass', 'review', 'risky'])),
  /** With `suggest`: 100 fine, 10001 advertising, 20001 politics, 20002 pornography …, 21000 other. */
  label: v.exactOptional(v.number()),
  /** A refusal, before anything is looked at; of mediaCheckAsync the call's own. */
  errcode: v.exactOptional(v.pipe(v.number(), v.integer(), v.notValue(0))),
  errmsg: v.exactOptional(v.string()),
  /** The whole answer as WeChat would give it, in snake_case; nothing is looked at, and nothing pushed. */
  body: v.exactOptional(v.record(v.string(), v.unknown())),
})

const schema = v.pipe(
  AnswerShape,
  v.check(
    ({ suggest, errcode, body }) => [suggest, errcode, body].filter((end) => end !== undefined).length === 1,
    'An answer has one of "suggest", "errcode" and "body".',
  ),
  v.check(
    ({ api, suggest }) => suggest === undefined || api.startsWith('security.'),
    'Only content safety has a "suggest".',
  ),
)

export type OpenApiAnswer = v.InferOutput<typeof schema>

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
  /** What was set for a call, if anything was. Counts. */
  take(api: string, appid: string, parameters: Record<string, unknown>): OpenApiAnswer | undefined
}

/** Throws a sentence about the first thing wrong with it. */
export function checkAnswer(given: unknown): OpenApiAnswer {
  const result = v.safeParse(schema, given)
  if (result.success) return result.output
  const [issue] = result.issues
  const path = v.getDotPath(issue)
  throw new Error(path === null ? issue.message : `The answer's "${path}": ${issue.message}`)
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
    take(api, appid, parameters) {
      const [id, kept] =
        [...all].reverse().find(([, { answer }]) => fits(answer, api, appid, parameters)) ?? []
      if (!kept || id === undefined) return undefined
      kept.given++
      if (kept.given === kept.answer.times) all.delete(id)
      return kept.answer
    },
  }
  for (const answer of first) answers.add(answer)
  return answers
}

function fits(answer: OpenApiAnswer, api: string, appid: string, parameters: Record<string, unknown>) {
  const { contains, appid: only = appid } = answer
  if (answer.api !== api || only !== appid) return false
  if (contains === undefined) return true
  return Object.values(parameters).some((value) => typeof value === 'string' && value.includes(contains))
}
