import type { Document } from '../control'

/** The document that the text is. @throws Error with a sentence that says where it is wrong */
export function documentOf(text: string): Document {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new Error(`This is not JSON yet: ${placed((error as Error).message, text)}`, { cause: error })
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Document
  throw new Error('A document is an object: { … }')
}

/** A position becomes a line and a column, which can be found. */
function placed(message: string, text: string): string {
  const [, position] = /at position (\d+)/.exec(message) ?? []
  if (position === undefined || message.includes('line')) return message
  const before = text.slice(0, Number(position)).split('\n')
  return `${message}, line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}
