import type { Document } from '../control'
import { say } from '../language'

/** The document that the text is. @throws Error with a sentence that says where it is wrong */
export function documentOf(text: string): Document {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const why = placed((error as Error).message, text)
    throw new Error(say(`This is not JSON yet: ${why}`, `这还不是 JSON：${why}`), { cause: error })
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Document
  throw new Error(say('A document is an object: { … }', '文档应该是一个对象：{ … }'))
}

/** A position becomes a line and a column, which can be found. */
function placed(message: string, text: string): string {
  const [, position] = /at position (\d+)/.exec(message) ?? []
  if (position === undefined || message.includes('line')) return message
  const before = text.slice(0, Number(position)).split('\n')
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1]
  return `${message}${say(`, line ${line}, column ${column}`, `，第 ${line} 行第 ${column} 列`)}`
}
