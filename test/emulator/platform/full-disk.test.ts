import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCloud } from '../../../emulator/index'
import { temporaryFolder } from '../fixture'
import { env, keptIn } from './fixtures/kept-cloud'

interface Heard {
  acknowledged: string[]
  seen: number
  refusals: Record<string, string>
}

const fills = join(import.meta.dirname, 'fixtures/fills.ts')
const run = (command: string, variables: Record<string, string>) =>
  spawnSync('sh', ['-c', command], {
    env: { ...process.env, ...variables, NODE: process.execPath, FILLS: fills },
    encoding: 'utf8',
  })

const SENTENCE =
  /: (there is no space left on the disk|the disk is full, or fails); make room and try again\.$/

/** A file system of 4 MB in memory: only where this machine lets everybody make one. */
const MOUNT = 'mount -t tmpfs -o size=4m tmpfs "$DISK"'
const canMount = run(`unshare -rm sh -c '${MOUNT}'`, { DISK: '/tmp' }).status === 0

test.for<[string, string, string[], boolean]>([
  [
    'no file may grow further',
    'ulimit -f 4096; "$NODE" --import tsx "$FILLS" "$DISK"; cp -r "$DISK/." "$KEPT"',
    // Each has a file of its own to fill.
    ['document', 'file'],
    process.platform !== 'win32',
  ],
  [
    'there is no space left',
    `unshare -rm sh -c '${MOUNT}; "$NODE" --import tsx "$FILLS" "$DISK"; cp -r "$DISK/." "$KEPT"'`,
    ['document', 'snapshot', 'file'],
    canMount,
  ],
])('where %s, that is said, nothing acknowledged is lost, and all starts again', async (row, { skip }) => {
  const [, command, refused, possible] = row
  if (!possible) skip()
  const folder = temporaryFolder()
  const [disk, kept] = ['disk', 'kept'].map((name) => join(folder, name)) as [string, string]
  for (const each of [disk, kept]) mkdirSync(each)
  const { stdout, stderr } = run(command, { DISK: disk, KEPT: kept })
  expect(stderr).not.toMatch(/Error/)
  const { acknowledged, seen, refusals } = JSON.parse(stdout) as Heard
  expect(acknowledged.length).toBeGreaterThan(10)
  expect(Object.keys(refusals)).toEqual(refused)
  for (const refusal of Object.values(refusals)) expect(refusal).toMatch(SENTENCE)
  expect(seen).toBe(acknowledged.length)

  const cloud = await createCloud(keptIn(kept))
  try {
    const database = cloud.database(env)
    expect(database.find('notes').map(({ _id }) => _id)).toEqual(acknowledged)
    expect(cloud.snapshots.list()).toHaveLength(refused.includes('snapshot') ? 0 : 1)
    expect(cloud.storage(env).list()).toEqual([])
    expect(readdirSync(join(kept, 'storage')).filter((name) => /^[0-9a-f]{64}/.test(name))).toEqual([])
    await database.insert('notes', [{ _id: 'later' }])
    await cloud.snapshots.save('later')
    await cloud.reset()
    expect(database.count('notes')).toBe(0)
  } finally {
    await cloud.dispose()
  }
})
