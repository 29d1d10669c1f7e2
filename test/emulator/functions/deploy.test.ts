import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { asAnn, functionFolder, runCloud, user } from '../fixture'

const answering = (what: string) => ({ folder: functionFolder(`exports.main = () => '${what}'`) })
const counting = { folder: '' }

test('functions are deployed anew without a restart: what is as it was keeps its instances', async () => {
  counting.folder = functionFolder('let calls = 0\nexports.main = () => ++calls')
  const cloud = await runCloud()
  await cloud.deploy(user.env, { functions: { counting, old: answering('old'), other: answering('before') } })
  expect([await asAnn(cloud, 'counting'), await asAnn(cloud, 'old')]).toEqual([1, 'old'])

  await cloud.deploy(user.env, {
    functions: { counting, added: answering('new'), other: answering('after') },
  })
  expect(await asAnn(cloud, 'counting')).toBe(2)
  expect([await asAnn(cloud, 'added'), await asAnn(cloud, 'other')]).toEqual(['new', 'after'])
  await expect(asAnn(cloud, 'old')).rejects.toMatchObject({ errCode: -501000 })
  const told = cloud.calls().filter(({ action }) => action === 'deploy')
  expect(told.map(({ target }) => target)).toEqual(['counting', 'old', 'other', 'added', 'other'])
})

test('what was called before is served to its end, by the code of then', async () => {
  let begun: () => void = () => undefined
  const running = new Promise<void>((done) => (begun = done))
  let end: () => void = () => undefined
  const held = createServer((_request, response) => {
    end = () => response.end()
    begun()
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void held.close())
  await once(held, 'listening')
  const { port } = held.address() as AddressInfo
  const waiting = `fetch('http://127.0.0.1:${port}').then((answer) => answer.text()).then(() => 'before')`
  const slow = { folder: functionFolder(`exports.main = () => ${waiting}`) }
  const cloud = await runCloud()
  await cloud.deploy(user.env, { functions: { slow } })
  const first = asAnn(cloud, 'slow')
  await running
  await cloud.deploy(user.env, { functions: { slow: answering('after') } })
  expect(await asAnn(cloud, 'slow')).toBe('after')
  end()
  expect(await first).toBe('before')
})

test('a collection that is new is made with its indexes; one that is there keeps its documents', async () => {
  const cloud = await runCloud()
  const database = cloud.database(user.env)
  await database.insert('token', [{ _id: 'kept' }])
  const indexes = [{ name: 'by_name', unique: true, keys: { name: 1 } as const }]
  await cloud.deploy(user.env, { collections: { token: {}, notes: { indexes } } })
  expect(database.find('token')).toEqual([{ _id: 'kept' }])
  await database.insert('notes', [{ name: 'a' }])
  await expect(database.insert('notes', [{ name: 'a' }])).rejects.toThrow('by_name')
})

test.each([
  [
    'an environment that is not there',
    'nowhere-1a2b',
    {},
    'There is no environment nowhere-1a2b in this cloud.',
  ],
  ['a folder that is not there', user.env, { f: { folder: '/nowhere' } }, 'The function "f" has no folder'],
])('%s is refused in a sentence, and nothing has changed', async (_what, env, functions, sentence) => {
  const cloud = await runCloud({ user: { there: `exports.main = () => 'still'` } })
  await expect(cloud.deploy(env, { functions })).rejects.toThrow(sentence)
  expect(await asAnn(cloud, 'there')).toBe('still')
})
