import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Errcode } from '../../contract'
import { adminApp } from '../../local/pair'
import { ownPair, someone } from './run-pair'
import { told } from './told'

const ask = { func: 'users_get' }

describe('a person who calls 200 times without a pause', () => {
  it('is told to wait, and for how long; the people beside are served', async () => {
    const pair = await ownPair()
    const codes: number[] = []
    for (let i = 0; i < 200; i++) {
      codes.push(await told(pair, 'a script', ask))
      if (i % 10 === 0) expect(await told(pair, `person ${i}`, ask)).toBe(0)
    }
    expect(codes.slice(0, 60)).toEqual(Array(60).fill(0))
    expect(codes.filter((code) => code === Errcode.TOO_MANY_CALLS).length).toBeGreaterThan(50)
    const refusal = await untilRefused(() => pair.relay('a script', ask))
    expect(refusal).toMatchObject({
      errmsg: '操作太快了，请稍后再试',
      data: { retryAfter: expect.any(Number) },
    })
    const { retryAfter } = refusal.data as unknown as { retryAfter: number }
    await new Promise((resolve) => setTimeout(resolve, retryAfter * 1000))
    expect(await told(pair, 'a script', ask)).toBe(0)
  })

  it('directly in the admin mini program is told so by the function itself', async () => {
    const { direct } = await ownPair()
    const codes: number[] = []
    for (let i = 0; i < 200; i++) codes.push((await direct('a script', 'users_get')).errcode)
    expect(codes).toContain(Errcode.TOO_MANY_CALLS)
  })
})

describe('data', () => {
  it('of nearly 96 kB goes through; of more is refused before WeChat is asked for anything', async () => {
    const pair = await ownPair()
    const register = (bytes: number) => ({ func: 'users_add', data: { ...someone, more: 'x'.repeat(bytes) } })
    // A new instance asks for a token while it loads, whatever it is called with: the next call meets a warm one.
    expect(await told(pair, 'Lin', ask)).toBe(0)
    expect(await told(pair, 'Lin', register(96 * 1024 + 1))).toBe(Errcode.DATA_TOO_LARGE)
    const [refused] = pair.cloud
      .calls()
      .filter(({ kind }) => kind === 'call')
      .slice(-1)
    const caused = pair.cloud.calls().filter(({ trace }) => trace === refused?.trace)
    expect(caused.map(({ kind, target }) => `${kind} ${target}`).sort()).toEqual(['call api', 'function api'])
    expect(await told(pair, 'Lin', register(95 * 1024))).toBe(0)
  })
})

describe('an answer', () => {
  it.each([
    ['of just 1 MB, too much with the envelope around it,', 1024 * 1024 - 100],
    ['of more than WeChat itself takes', 1024 * 1024 + 1],
  ])('%s becomes a sentence', async (_what, bytes) => {
    const pair = await ownPair({ admin: { users_get: await answering(bytes) } })
    expect(await told(pair, 'Lin', ask)).toBe(Errcode.ANSWER_TOO_LARGE)
    expect(await told(pair, 'Lin', { func: 'users_add', data: someone })).toBe(0)
    expect(pair.cloud.database(adminApp.env).count('users')).toBe(1)
  })

  it('of 1 MB less the envelope comes through', async () => {
    const pair = await ownPair({ admin: { users_get: await answering(1024 * 1024 - 300) } })
    expect(await told(pair, 'Lin', ask)).toBe(0)
  })
})

/** A function whose answer has so many bytes as JSON. */
async function answering(bytes: number): Promise<{ folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'duet-large-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const room = bytes - JSON.stringify({ errcode: 0, errmsg: '', data: '' }).length
  const source = `exports.main = async () => ({ errcode: 0, errmsg: '', data: 'x'.repeat(${room}) })`
  await writeFile(join(folder, 'index.js'), source)
  return { folder }
}

async function untilRefused<T extends { errcode: number }>(call: () => Promise<T>): Promise<T> {
  for (let i = 0; i < 100; i++) {
    const answer = await call()
    if (answer.errcode !== 0) return answer
  }
  throw new Error('It was never refused.')
}
