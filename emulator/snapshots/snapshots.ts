import type { Database } from '../database/database'
import type { Functions } from '../functions/functions'
import { Mistake } from '../shared/mistake'
import type { ObjectStore } from '../storage/objects/object-store'
import type { Snapshot, SnapshotFile } from './snapshot-file'

/**
 * Databases and stored files as they were at one moment, by name. People, phones, WeChat's tokens, faults and the
 * clock are not part of it: they belong to WeChat and to the test, not to an environment.
 */
export interface Snapshots {
  /** In the order in which they were made; without the seed data. */
  list(): Snapshot[]
  /** @throws Mistake where the name is taken or cannot be */
  save(name: string): Promise<void>
  /**
   * Ends every function's instance, as they may remember what is now undone; a call that runs then fails. A kill
   * in the middle leaves the old state or, from the next start on, the new one.
   * @throws Mistake where there is none
   */
  restore(name: string): Promise<void>
  /** @throws Mistake where there is none */
  remove(name: string): Promise<void>
  /** Back to the seed data: all else is as with `restore`. */
  reset(): Promise<void>
  hasSeed(): boolean
  /** What is there now is the seed data. */
  keepSeed(): Promise<void>
  /** Completes the restore in which the process was killed, if there was one. */
  recover(): void
  close(): Promise<void>
}

interface Parts {
  file: SnapshotFile
  environments: ReadonlyMap<string, { database: Database; functions: Functions }>
  objects: ObjectStore
  now: () => number
}

/** The seed data's name, which nobody else's can be. */
const SEED = ''

export function createSnapshots({ file, environments, objects, now }: Parts): Snapshots {
  const all = () => file.list()
  const has = (name: string) => all().some((snapshot) => snapshot.name === name)
  const inLine = oneByOne()

  function existing(name: string): string {
    if (name === SEED || !has(name)) throw new Mistake(404, `There is no snapshot "${name}".`)
    return name
  }

  function save(name: string): Promise<void> {
    const databases = new Map([...environments].map(([env, { database }]) => [env, database.state()]))
    const state = { databases, objects: objects.entries() }
    objects.hold(name, state.objects)
    return file.save({ name, at: now() }, state).catch((error: unknown) => {
      objects.letGo(name)
      throw error
    })
  }

  /** Everything that can be refused is before the mark; nothing else runs between it and the end. */
  function swap(name: string): void {
    const { databases, objects: entries } = file.load(name)
    const swaps = [...environments].flatMap(([env, { database }]) => {
      const state = databases.get(env)
      return state ? [database.prepare(state)] : []
    })
    file.setRestoring(name)
    for (const become of swaps) become()
    objects.become(entries)
    file.setRestoring(undefined)
  }

  const endInstances = () =>
    Promise.all([...environments.values()].map(({ functions }) => functions.recycle()))

  async function restore(name: string): Promise<void> {
    await endInstances()
    swap(name)
    await endInstances()
  }

  return {
    list: () => all().filter(({ name }) => name !== SEED),
    save: (name) =>
      inLine(() => {
        checkName(name)
        if (has(name)) throw new Mistake(409, `There is a snapshot "${name}" already; delete it first.`)
        return save(name)
      }),
    restore: (name) => inLine(() => restore(existing(name))),
    remove: (name) =>
      inLine(() => {
        file.remove(existing(name))
        objects.letGo(name)
      }),
    reset: () => inLine(() => restore(SEED)),
    hasSeed: () => has(SEED),
    keepSeed: () => inLine(() => save(SEED)),
    recover() {
      for (const { name } of all()) objects.hold(name, file.objects(name))
      const name = file.restoring()
      if (name !== undefined) swap(name)
    },
    close: () => inLine(() => file.close()),
  }
}

/** Each waits for the one before, whatever became of it. */
function oneByOne() {
  let last: Promise<unknown> = Promise.resolve()
  return (work: () => Promise<void> | void): Promise<void> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}

function checkName(name: string): void {
  // A browser takes dots out of an address, however they are written.
  if (!/^[^\p{Cc}]{1,100}$/u.test(name) || /^\.{1,2}$/.test(name))
    throw new Mistake(400, 'A snapshot needs a name of 1 to 100 characters, and it cannot be dots alone.')
}
