import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Asked } from './ask-for-settings'

/** Asks in the terminal. Ctrl-C or the end of the input ends the process, and nothing is written. */
export function terminal(): Asked & { close(): void } {
  let hidden = false
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!hidden) process.stdout.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input: process.stdin, output, terminal: true })
  let closed = false
  lines.on('close', () => {
    if (!closed) process.exit(130)
  })
  return {
    say: (text) => console.log(text),
    async ask(question, isSecret) {
      const answering = lines.question(question)
      hidden = isSecret
      const answer = await answering
      if (hidden) process.stdout.write('\n')
      hidden = false
      return answer.trim()
    },
    close() {
      closed = true
      lines.close()
    },
  }
}
