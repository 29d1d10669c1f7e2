import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildFunctions } from '../../cloud/build'

export const contenders = ['ours', 'handWritten'] as const
export type Contender = (typeof contenders)[number]
export type Both<T> = Record<Contender, T>

/** Function folders, each as it would be uploaded, and what they run on. */
export interface Folders {
  /** Path of Node.js. */
  node: string
  /** Our functions: `<built>/<app>/cloudfunctions/<name>`. */
  built: string
  relay: Both<string>
  /** The hand-written users_add, which works behind both relays. */
  callee: string
  /** A relay with nothing in it but its two requests. */
  passOn: string
  /** A callee that does nothing. */
  instant: string
  /** Many callers in one process, in front of either relay. */
  crowd: Both<string>
  remove(): Promise<void>
}

const project = resolve(import.meta.dirname, '../..')
const article = join(project, 'test/fixtures/article')
const own = join(project, 'bench/functions')
export const packages = join(project, 'node_modules')

export async function prepareFolders(node: string): Promise<Folders> {
  const root = await mkdtemp(join(tmpdir(), 'duet-bench-'))
  const built = join(root, 'built')
  await buildFunctions(built)
  const relay = {
    ours: join(built, 'user/cloudfunctions/api'),
    handWritten: await installed(join(article, 'api'), join(root, 'hand-written-api')),
  }
  return {
    node,
    built,
    relay,
    callee: await installed(join(article, 'users_add'), join(root, 'hand-written-users_add')),
    passOn: join(own, 'pass-on'),
    instant: join(own, 'instant'),
    crowd: {
      ours: await crowdBefore(relay.ours, join(root, 'crowd-ours')),
      handWritten: await crowdBefore(relay.handWritten, join(root, 'crowd-hand-written')),
    },
    remove: () => rm(root, { recursive: true, force: true }),
  }
}

/** A hand-written folder after its packages were installed: a function finds no others than its own. */
async function installed(source: string, folder: string): Promise<string> {
  await cp(source, folder, { recursive: true })
  await symlink(packages, join(folder, 'node_modules'))
  return folder
}

async function crowdBefore(relay: string, folder: string): Promise<string> {
  await cp(join(own, 'crowd'), folder, { recursive: true })
  await cp(relay, join(folder, 'relay'), { recursive: true })
  return folder
}
