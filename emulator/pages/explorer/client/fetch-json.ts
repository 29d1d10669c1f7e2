import { say } from './language'

/** Rejects with a sentence for the reader: the emulator's own where it refuses. */
export async function fetchJson(address: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(address, init).catch(() => {
    throw new Error(say('The emulator does not answer.', '模拟器没有响应。'))
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return answer
  const sentence = sentenceOf(answer) ?? `${address} → HTTP ${response.status}`
  throw new Error(say(sentence, `模拟器的回答：${sentence}`))
}

function sentenceOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return undefined
  return typeof answer.error === 'string' ? answer.error : undefined
}
