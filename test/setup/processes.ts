import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

interface Process {
  pid: number
  parent: number
  /** Z is one that has ended and that nobody has asked about. */
  state: string
  command: string
}

async function processes(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='])
  return stdout.split('\n').map((line) => {
    const [pid = '', parent = '', state = '', ...command] = line.trim().split(/\s+/)
    return { pid: Number(pid), parent: Number(parent), state, command: command.join(' ') }
  })
}

/** Its children, their children and so on, as they are now. */
export async function processesBelow(pid: number): Promise<Process[]> {
  const all = await processes()
  const below = (of: number): Process[] =>
    all.filter(({ parent }) => parent === of).flatMap((child) => [child, ...below(child.pid)])
  return below(pid)
}

/** Those of them that still run. */
export async function stillRunning(pids: number[]): Promise<Process[]> {
  return (await processes()).filter(({ pid, state }) => pids.includes(pid) && !state.startsWith('Z'))
}
