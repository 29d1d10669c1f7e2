import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from '../../figure'
import { median } from '../../statistics'
import { mingo } from './mingo'
import { nedb } from './nedb'
import { ours } from './ours'
import { type Peer, person } from './peer'

const SIZE = 100_000
const BATCH = 500
/** ms that one of them may take for one row. */
const MOST = 2_000
/** ms that the median must stay under, whatever the others take. */
const PAGE_TARGET = 0.3

/** One thing that is asked, so often; undefined where the database has no such thing. */
interface Row {
  what: string
  times: number
  target?: number
  ask: (peer: Peer, n: number) => (() => Promise<unknown>) | undefined
}

const some = (n: number) => `p${(n * 7919) % SIZE}`

const READS: Row[] = [
  { what: 'point read', times: 2_000, ask: (peer, n) => () => peer.read(some(n)) },
  { what: '$inc', times: 500, ask: (peer, n) => () => peer.increment(some(n)) },
  {
    what: 'indexed sorted page',
    times: 200,
    target: PAGE_TARGET,
    ask: ({ page }, n) => page && (() => page(n % 3)),
  },
  { what: 'group', times: 5, ask: ({ group }) => group },
  { what: 'lookup', times: 3, ask: ({ lookup }) => lookup },
]

const INSERTS: Row[] = [
  {
    what: 'insert of one',
    times: 300,
    ask: ({ insertOne }, n) => insertOne && (() => insertOne(person(SIZE + n))),
  },
  {
    what: `insert of ${BATCH} in one call`,
    times: 20,
    ask: ({ insertMany }, n) =>
      insertMany &&
      (() => insertMany(Array.from({ length: BATCH }, (_, i) => person(2 * SIZE + n * BATCH + i)))),
  },
]

const INCREMENT_ON_DISK: Row = {
  what: '$inc',
  times: 300,
  ask: (peer, n) => () => peer.increment(`p${n % BATCH}`),
}

/**
 * Our engine beside others that a laptop could have instead, in the same run: in memory with so many documents, and on
 * disk with what is acknowledged after the disk has it.
 */
export async function measurePeers(say: (what: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-peers-'))
  try {
    say('peers in memory')
    const all = Array.from({ length: SIZE }, (_, n) => person(n))
    const inMemory = [await ours(), await nedb(), mingo(all.map((one) => ({ ...one })))]
    for (const { insertMany } of inMemory) await insertMany?.(all)
    const read = await measured([...READS, ...INSERTS], inMemory, 'in memory')
    say('peers on disk')
    const onDisk = [await ours(folder), await nedb(folder)]
    for (const { insertMany } of onDisk) await insertMany?.(all.slice(0, BATCH))
    const written = await measured([...INSERTS, INCREMENT_ON_DISK], onDisk, 'on disk')
    return [...read, ...written]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measured(rows: Row[], peers: Peer[], where: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const row of rows) {
    const [own, ...others] = await compared(row, peers)
    if (!own) continue
    const target = Math.min(row.target ?? Infinity, ...others.map(({ ms }) => ms))
    const beside = others.map(({ name, ms }) => `${name} ${ms.toPrecision(3)}`).join(', ')
    figures.push({ what: `${row.what}, ${where} (${beside})`, ms: own.ms, target })
  }
  await Promise.all(peers.map((peer) => peer.close()))
  return figures
}

/** Medians. In turns, so that what else the machine does strikes all alike; who takes long is asked less often. */
async function compared({ ask, times }: Row, peers: Peer[]): Promise<{ name: string; ms: number }[]> {
  const able = peers.filter((peer) => ask(peer, 0))
  const taken = able.map((): number[] => [])
  const spent = able.map(() => 0)
  for (let n = 0; n < times; n++)
    for (const [i, peer] of able.entries()) {
      if ((spent[i] ?? 0) > MOST) continue
      const work = ask(peer, n)
      const began = performance.now()
      await work?.()
      const ms = performance.now() - began
      taken[i]?.push(ms)
      spent[i] = (spent[i] ?? 0) + ms
    }
  return able.map(({ name }, i) => ({ name, ms: median(taken[i] ?? []) }))
}
