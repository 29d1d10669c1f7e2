import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** What a file of lines holds, up to the end of the last whole one. */
export interface Contents {
  documents: number
  bytes: number
  sha256: string
  /** The last whole line; left out where there is none. */
  last?: string
}

/** Line by line; what stands behind the last line's end is not told. */
export async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}

export async function contentsOf(file: string): Promise<Contents> {
  const hash = createHash('sha256')
  let [documents, bytes] = [0, 0]
  let last: string | undefined
  for await (const line of linesOf(file)) {
    hash.update(`${line}\n`)
    documents++
    bytes += Buffer.byteLength(line) + 1
    last = line
  }
  return { documents, bytes, sha256: hash.digest('hex'), ...(last !== undefined && { last }) }
}
