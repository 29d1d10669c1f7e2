import { expect, test } from 'vitest'
import type { CallRecord, Cloud } from '../../../emulator'
import { admin, ann, asAnn, runCloud, user } from '../fixture'

const sdk = `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  const db = cloud.database()`

const users_add = `${sdk}
  exports.main = async (event) => {
    await db.collection('users').add({ data: { name: event.name } })
    return { errcode: -2001, errmsg: 'no' }
  }`

/** What the article's relay does, with fetch or with node:http (as request-promise has it). */
const api = (send: string) => `${sdk}
  const http = require('node:http')
  const withFetch = (url, init) => fetch(url, init).then((response) => response.json())
  const withHttp = (url, { method = 'GET', body = '' } = {}) => new Promise((resolve, reject) => {
    const request = http.request(url, { method }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(JSON.parse(text)))
    })
    request.on('error', reject).end(body)
  })
  exports.main = async (event) => {
    const base = process.env.BASE
    await db.collection('token').get()
    const { access_token } = await ${send}(base + '/cgi-bin/token?grant_type=client_credential&appid=${admin.appid}&secret=${admin.secret}')
    const url = base + '/tcb/invokecloudfunction?access_token=' + access_token + '&env=${admin.env}&name=users_add'
    return ${send}(url, { method: 'POST', body: JSON.stringify(event) })
  }`

function runRelay(send: string): Promise<Cloud> {
  const envVariables = (url: string) => ({ BASE: url })
  // Eight at once load the SDK eight times: on a busy machine longer than the default allows.
  return runCloud({ user: { api: { source: api(send), envVariables, timeout: 20 } }, admin: { users_add } })
}

/** The tree as indented names, children in the order in which they began. */
function tree(records: CallRecord[], parent?: string, indent = ''): string[] {
  const children = records.filter((record) => record.parent === parent).sort((a, b) => number(a) - number(b))
  return children.flatMap((record) => [
    `${indent}${[record.kind, record.action, record.target].filter(Boolean).join(' ')}`,
    ...tree(records, record.id, `${indent}  `),
  ])
}

const number = ({ id }: CallRecord) => Number(id.split('-')[1])

test.each(['withFetch', 'withHttp'])(
  'a tap is one tree, from the phone to the database of the other (%s)',
  async (send) => {
    const cloud = await runRelay(send)
    await asAnn(cloud, 'api', { name: 'x' })
    const records = cloud.calls()
    expect(tree(records)).toEqual([
      'call callFunction api',
      '  function invoke api',
      '    database database.getDocument token',
      '    openapi GET /cgi-bin/token',
      '    openapi POST /tcb/invokecloudfunction users_add',
      '      function invoke users_add',
      '        database database.insertDocument users',
    ])
    const root = records.find(({ kind }) => kind === 'call')
    expect(new Set(records.map(({ trace }) => trace))).toEqual(new Set([root?.id]))
    expect(records.find(({ kind, target }) => kind === 'function' && target === 'users_add')).toMatchObject({
      env: admin.env,
      appid: admin.appid,
      errcode: 0,
      answered: -2001,
      cold: true,
    })
  },
)

test('what a function sends while it loads is caused by the call that it starts for', async () => {
  const source = `const loading = fetch(process.env.BASE + '/cgi-bin/token')
    exports.main = async () => void (await loading)`
  const envVariables = (url: string) => ({ BASE: url })
  const cloud = await runCloud({ user: { f: { source, envVariables } } })
  await asAnn(cloud, 'f')
  expect(tree(cloud.calls())).toEqual([
    'call callFunction f',
    '  function invoke f',
    '    openapi GET /cgi-bin/token',
  ])
})

test('eight taps at once are eight trees', async () => {
  const cloud = await runRelay('withFetch')
  await Promise.all(Array.from({ length: 8 }, () => asAnn(cloud, 'api', {})))
  const records = cloud.calls()
  const traces = group(records)
  expect(traces).toHaveLength(8)
  for (const trace of traces) expect(tree(trace)).toHaveLength(7)
})

function group(records: CallRecord[]): CallRecord[][] {
  const traces = new Map<string, CallRecord[]>()
  for (const record of records) traces.set(record.trace, [...(traces.get(record.trace) ?? []), record])
  return [...traces.values()]
}

test('no token, secret, openid or input is ever in a record', async () => {
  const cloud = await runRelay('withFetch')
  await asAnn(cloud, 'api', { name: 'a-name-of-a-person' })
  const text = JSON.stringify(cloud.calls())
  for (const secret of [admin.secret, user.secret, ann.openid, 'a-name-of-a-person', '86_']) {
    expect(text).not.toContain(secret)
  }
})

test('a request to another server is left alone', async () => {
  const source = `const http = require('node:http')
    exports.main = () => new Promise((resolve) => {
      const server = http.createServer((request, response) => response.end(JSON.stringify(request.headers)))
      server.listen(0, '127.0.0.1', async () => {
        const headers = await (await fetch('http://127.0.0.1:' + server.address().port)).json()
        server.close()
        resolve(Object.keys(headers).filter((name) => name.startsWith('x-')))
      })
    })`
  expect(await asAnn(await runCloud({ user: { f: source } }), 'f')).toEqual([])
})

test('a listener hears each span as it ends, until it stops listening', async () => {
  const cloud = await runCloud({ user: { f: 'exports.main = () => 1' } })
  const heard: string[] = []
  const stop = cloud.onCall(({ kind }) => heard.push(kind))
  await asAnn(cloud, 'f')
  stop()
  await asAnn(cloud, 'f')
  expect(heard).toEqual(['function', 'call'])
})

test('a failed call has the code of each door', async () => {
  const cloud = await runCloud({ user: { f: "exports.main = () => { throw new Error('x') }" } })
  await expect(asAnn(cloud, 'f')).rejects.toThrow()
  expect(cloud.calls().map(({ kind, errcode }) => [kind, errcode])).toEqual([
    ['function', 'FUNCTIONS_EXECUTE_FAIL'],
    ['call', -504002],
  ])
})

test('only the last few thousand spans are kept', async () => {
  const cloud = await runCloud({ user: { f: 'exports.main = () => 1' } })
  for (let round = 0; round < 30; round++) {
    await Promise.all(Array.from({ length: 100 }, () => asAnn(cloud, 'f')))
  }
  expect(cloud.calls().length).toBeGreaterThanOrEqual(4_000)
  expect(cloud.calls().length).toBeLessThanOrEqual(5_000)
})
