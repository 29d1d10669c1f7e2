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

/** Asks whether what was shown may be done; where nobody is there to be asked, `yes` has to say so. */
export async function allowed(yes: boolean): Promise<boolean> {
  if (yes || !process.stdin.isTTY || !process.stdout.isTTY) return yes
  const asked = terminal()
  const answer = await asked.ask('\nDo it? (y/N) ', false)
  asked.close()
  return /^y/i.test(answer)
}
