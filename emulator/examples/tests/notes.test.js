import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createCloud } from 'wx-cloud-emulator'

const appid = 'wx0000000000000001'
const env = 'notes-1a2b3c'
const ann = { appid, openid: 'oAnn' }
const folder = fileURLToPath(new URL('cloudfunctions/notes_add', import.meta.url))

let cloud
beforeAll(async () => {
  const options = {
    miniPrograms: [{ appid, secret: 'any', name: 'Notes', people: [{ openid: 'oAnn', name: 'Ann' }] }],
    environments: [{ env, appid, collections: { notes: {} }, functions: { notes_add: { folder } } }],
    ids: 'notes',
    now: () => Date.UTC(2026, 0, 1),
  }
  cloud = await createCloud(options, async (empty) => {
    await empty.database(env).insert('notes', [{ _id: 'first', text: 'seed' }])
  })
})
beforeEach(() => cloud.reset())
afterAll(() => cloud.dispose())

const add = async (data) => (await cloud.callFunction({ ...ann, name: 'notes_add', data })).result
const notes = () => cloud.database(env).find('notes')

test('a note belongs to whoever wrote it', async () => {
  const { _id } = await add({ text: 'milk' })
  expect(notes()).toContainEqual({ _id, text: 'milk', owner: 'oAnn', at: new Date('2026-01-01') })
})

test('the note of the test before is gone', () => {
  expect(notes()).toEqual([{ _id: 'first', text: 'seed' }])
})

test('a database that is down is told', async () => {
  cloud.faults.add({ route: 'sdk', env, status: 502 })
  expect(await add({ text: 'milk' })).toMatchObject({ errcode: 2 })
  expect(notes()).toHaveLength(1)
})
