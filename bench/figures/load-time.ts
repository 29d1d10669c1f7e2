import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Both, type Folders, contenders } from '../stage/folders'
import { median } from '../statistics'

const run = promisify(execFile)

/** Prints how long `require` of the file took: ms. */
const script = 'const t = performance.now(); require(process.argv[1]); console.log(performance.now() - t)'

/** From the first byte of `index.js` to its exports, each time in a process of its own; median, ms. */
export async function measureLoad({ relay, node }: Folders, rounds: number): Promise<Both<number>> {
  const times: Both<number[]> = { ours: [], handWritten: [] }
  for (let round = 0; round < rounds; round++) {
    for (const name of contenders) {
      const { stdout } = await run(node, ['-e', script, join(relay[name], 'index.js')])
      times[name].push(Number(stdout))
    }
  }
  return { ours: median(times.ours), handWritten: median(times.handWritten) }
}
