import { type ChildProcess, spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./keeper.cjs', import.meta.url))
const kept = new Set<number>()
let keeper: ChildProcess | undefined

/**
 * From now on the function's process, and what it has started, does not outlive this one, however this one ends. One
 * keeper, in a session of its own that no Ctrl-C reaches, serves all clouds; a thread within each function's process
 * that looks at its parent would take as much of the processor as the whole of a small function's start.
 */
export function keep(child: ChildProcess): void {
  const { pid } = child
  if (pid === undefined) return
  kept.add(pid)
  if (keeper) tell(`+ ${pid}`)
  else startKeeper()
  child.once('exit', () => {
    kept.delete(pid)
    tell(`- ${pid}`)
  })
}

function tell(line: string) {
  keeper?.stdin?.write(`${line}\n`)
}

function startKeeper() {
  const child = (keeper = spawn(process.execPath, [script], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
    cwd: dirname(script),
    detached: true,
    windowsHide: true,
  }))
  const gone = () => {
    if (keeper === child) keeper = undefined
  }
  child.once('error', gone).once('exit', gone)
  child.stdin.on('error', gone)
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
  for (const pid of kept) tell(`+ ${pid}`)
}
