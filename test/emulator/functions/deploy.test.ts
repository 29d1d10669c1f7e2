import { expect, test } from 'vitest'
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
