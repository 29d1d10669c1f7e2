import { say } from './language'

interface Asking {
  /** Default: GET without a body, POST with one. */
  method?: string
  body?: object
  /** Instead of a body: something that is not JSON. */
  text?: string
}

/**
 * The control API, same origin. Rejects with a sentence for the reader: the emulator's own where it refuses.
 * @param path from `/control` on
 */
export async function ask<Answer>(path: string, { body, text, method }: Asking = {}): Promise<Answer> {
  const response = await fetch(path, {
    method: method ?? (body || text !== undefined ? 'POST' : 'GET'),
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    ...(text !== undefined && { body: text }),
  }).catch(() => {
    throw new Error(say('The emulator does not answer.', '模拟器没有响应。'))
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return answer as Answer
  throw new Error(sentenceOf(answer) ?? `${path} → HTTP ${response.status}`)
}

function sentenceOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return undefined
  return typeof answer.error === 'string' ? answer.error : undefined
}
