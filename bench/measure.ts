import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { type Cold, measureCold } from './figures/cold'
import { type Expiry, measureExpiry } from './figures/expiry'
import { type FaultRow, measureFaults } from './figures/faults'
import { type FolderSize, folderSize, sizeWithPackages } from './figures/folder-size'
import { measureLoad } from './figures/load-time'
import { type Revoked, measureRevoked } from './figures/revoked'
import { type Together, measureTogether } from './figures/together'
import { type Warm, measureWarm } from './figures/warm'
import type { Size } from './size'
import { latencies, sideBySide } from './stage/clouds'
import { type Both, type Folders, contenders, prepareFolders } from './stage/folders'

/** Everything measured in one run. Milliseconds unless a name says otherwise. */
export interface Report {
  /** `node` is what the functions run on. */
  machine: { cpus: number; node: string; date: string }
  latencies: typeof latencies
  size: Size
  folder: Both<FolderSize>
  load: Both<number>
  /** `floor`: a function that only passes on. */
  cold: Both<Cold> & { floor: number }
  warm: Both<Warm> & { bare: Warm; floor: number }
  revoked: Both<Revoked>
  together: Both<Together>
  expiry: Both<Expiry>
  faults: FaultRow[]
}

export async function measure(size: Size, node: string, say: (what: string) => void): Promise<Report> {
  const folders = await prepareFolders(node)
  try {
    say('folders and loading')
    const folder = {
      ours: await folderSize(folders.relay.ours),
      handWritten: await sizeWithPackages(folders.relay.handWritten, handWrittenPackages),
    }
    const load = await measureLoad(folders, size.rounds)
    const compared = await compare(folders, size, say)
    say(`${String(size.together)} instances together`)
    const together = await forBoth((whose) => measureTogether(folders, whose, size.together))
    say('expiry of the token')
    const expiry = await forBoth((whose) => measureExpiry(folders, whose, size))
    say('faults')
    const faults = await measureFaults(folders)
    return { machine: machine(node), latencies, size, folder, load, ...compared, together, expiry, faults }
  } finally {
    await folders.remove()
  }
}

/** What the article's relay requires; `request-promise` wants `request` beside it. */
const handWrittenPackages = ['wx-server-sdk', 'request', 'request-promise']

async function compare(folders: Folders, size: Size, say: (what: string) => void) {
  const stage = await sideBySide(folders)
  try {
    say('cold calls')
    const cold = await measureCold(stage, size.rounds)
    say('warm calls')
    const warm = await measureWarm(stage, size.warmCalls)
    say('revoked token')
    const revoked = await forBoth((whose) => measureRevoked(stage.relays[whose], size.revokedCalls))
    return { cold, warm, revoked }
  } finally {
    await stage.cloud.dispose()
  }
}

/** One after the other: they would take the processor from each other. */
async function forBoth<T>(run: (whose: keyof Both<T>) => Promise<T>): Promise<Both<T>> {
  const [ours, handWritten] = contenders
  return { ours: await run(ours), handWritten: await run(handWritten) }
}

const machine = (node: string) => ({
  cpus: cpus().length,
  node: execFileSync(node, ['--version']).toString().trim(),
  date: new Date().toISOString().slice(0, 10),
})
