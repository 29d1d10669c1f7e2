import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCloud, type CallRecord } from '../../../emulator/index'
import {
  admin,
  ann,
  asAnn,
  bob,
  chief,
  json,
  optionsOf,
  post,
  runCloud,
  temporaryFolder,
  user,
} from '../fixture'

const f = 'exports.main = () => 1'

test('the state names what there is, and no secret', async () => {
  const cloud = await runCloud({ user: { f } })
  await cloud.database(admin.env).insert('users', [{ a: 1 }])
  const state = await json(`${cloud.url}/control/state`)
  const people = (some: { openid: string; name: string }[]) =>
    some.map(({ openid, name }) => ({ openid, name }))
  expect(state).toEqual({
    name: null,
    url: cloud.url,
    miniPrograms: [
      { appid: admin.appid, name: 'admin', h5: null, people: people([chief]) },
      { appid: user.appid, name: 'user', h5: null, people: people([ann, bob]) },
    ],
    environments: [
      {
        env: admin.env,
        appid: admin.appid,
        collections: [{ name: 'users', count: 1, indexes: [] }],
        functions: [],
      },
      {
        env: user.env,
        appid: user.appid,
        collections: [{ name: 'token', count: 0, indexes: [] }],
        functions: ['f'],
      },
    ],
  })
  expect(JSON.stringify(state)).not.toContain(user.secret)
})

test('a person can be invented, and has a phone', async () => {
  const cloud = await runCloud({ user: { f: 'exports.main = () => process.env.WX_OPENID' } })
  const { openid, name } = await post(`${cloud.url}/control/people`, { appid: user.appid, name: '小明' })
  expect(name).toBe('小明')
  expect(openid).toMatch(/^o[\w-]{27}$/)
  const { phone } = await post(`${cloud.url}/control/phones`, { appid: user.appid, openid })
  expect(await post(`${cloud.url}/client/callFunction`, { phone, name: 'f' })).toHaveProperty(
    'result',
    openid,
  )
})

test('invented people are still there after a restart', async () => {
  const options = optionsOf({ options: { dataDir: temporaryFolder() } })
  const before = await createCloud(options)
  const names = Array.from({ length: 10 }, (_, index) => `person ${String(index)}`)
  await Promise.all(names.map((name) => post(`${before.url}/control/people`, { appid: user.appid, name })))
  await before.dispose()
  expect(JSON.parse(readFileSync(join(options.dataDir ?? '', 'people.json'), 'utf8'))).toHaveProperty([
    user.appid,
  ])

  const cloud = await runCloud({ options })
  const state = await json<{ miniPrograms: { people: { name: string }[] }[] }>(`${cloud.url}/control/state`)
  expect(state.miniPrograms[1]?.people.map(({ name }) => name).sort()).toEqual(['Ann', 'Bob', ...names])
})

test.each([
  ['people', { appid: 'wx0', name: 'x' }, 404],
  ['people', { appid: user.appid }, 400],
  ['tokens/revoke', { appid: 'wx0' }, 404],
  ['phones', 'no object', 400],
  ['phones', { appid: user.appid, openid: 'o' }, 404],
])('a mistake at /control/%s is told in a sentence', async (path, body, status) => {
  const cloud = await runCloud()
  const response = await fetch(`${cloud.url}/control/${path}`, { method: 'POST', body: JSON.stringify(body) })
  expect(response.status).toBe(status)
  expect(await response.json()).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) as string })
})

test('documents are shown page by page', async () => {
  const cloud = await runCloud()
  await cloud.database(admin.env).insert(
    'users',
    Array.from({ length: 30 }, (_, n) => ({ n })),
  )
  const url = `${cloud.url}/control/collections/${admin.env}/users`
  const page = await json<{ documents: { n: number }[] }>(`${url}?skip=25&limit=10`)
  expect(page).toHaveProperty('total', 30)
  expect(page.documents.map(({ n }) => n)).toEqual([25, 26, 27, 28, 29])
  expect(await json(`${cloud.url}/control/collections/${admin.env}/nothing`)).toHaveProperty('error')
})

test('calls can be read on from the last one known', async () => {
  const cloud = await runCloud({ user: { f } })
  const read = async (after = '') =>
    (await json<{ calls: CallRecord[] }>(`${cloud.url}/control/calls?after=${after}`)).calls
  await asAnn(cloud, 'f')
  const first = await read()
  expect(first).toEqual(cloud.calls())
  await asAnn(cloud, 'f')
  const more = await read(first.at(-1)?.id)
  expect([...first, ...more]).toEqual(cloud.calls())
  expect(await read('an id of an earlier run')).toEqual(cloud.calls())
})

test('the stream of calls tells what was and what comes', async () => {
  const cloud = await runCloud({ user: { f } })
  await asAnn(cloud, 'f')
  const response = await fetch(`${cloud.url}/control/calls/stream`)
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  await asAnn(cloud, 'f')
  let text = ''
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += new TextDecoder().decode(chunk)
    if (text.split('data:').length > 4) break
  }
  const heard = [...text.matchAll(/^data: (.*)$/gm)].map(([, data = '']) => JSON.parse(data) as unknown)
  expect(heard).toEqual(cloud.calls())
})
