import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import type { Cloud } from '../../../../emulator/index'
import { runCloud, temporaryFolder } from '../../fixture'
import type { Part } from './clients/client'
import { s3By } from './clients/s3'
import { buckets, filesIn } from './fixture'

const script = 'test/emulator/doors/object-store/fixtures/killed-store.ts'
const MB = 1024 ** 2

async function startStore(folder: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  const [url] = (await once(child.stdout, 'data')) as [Buffer]
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  return { store: s3By('path')({ url: url.toString() } as Cloud), kill }
}

test('a store that is killed while it is written to has every object and part that it acknowledged', async () => {
  const dataDir = temporaryFolder()
  const { store, kill } = await startStore(dataDir)
  const id = await store.begin('whole')
  const [acknowledged, parts] = [new Map<string, Buffer>(), new Map<number, Part>()]
  let begun = 0
  /** Until the store is gone. */
  const write = async (one: (n: number) => Promise<unknown>) => {
    try {
      for (;;) await one(++begun)
    } catch (error) {
      expect(String(error)).toMatch(/ECONNRESET|ECONNREFUSED|hang up|aborted/)
    }
  }
  const putObject = async (n: number) => {
    const bytes = Buffer.alloc(100_000, String(n))
    await store.put(`k/${n}`, bytes)
    acknowledged.set(`k/${n}`, bytes)
  }
  const putPart = async (n: number) =>
    parts.set(n, { number: n, etag: await store.part('whole', id, n, Buffer.alloc(5 * MB, String(n))) })
  const writing = [putObject, putObject, putObject, putPart, putPart].map(write)
  await expect.poll(() => acknowledged.size > 20 && parts.size > 2).toBe(true)
  await kill()
  await Promise.all(writing)

  const cloud = await runCloud({ options: { dataDir, buckets: Object.values(buckets) } })
  const objects = cloud.storage(buckets.s3.name)
  for (const [key, bytes] of acknowledged) expect((await objects.get(key))?.bytes.equals(bytes)).toBe(true)
  const again = s3By('path')(cloud)
  const kept = await again.parts('whole', id)
  expect(kept).toEqual(expect.arrayContaining([...parts.values()]))
  await again.complete('whole', id, kept)
  const whole = kept.map(({ number }) => Buffer.alloc(5 * MB, String(number)))
  expect((await again.get('whole')).equals(Buffer.concat(whole))).toBe(true)
  await expect.poll(() => filesIn(`${dataDir}/storage`).length).toBe(objects.list().length * 2)
})
