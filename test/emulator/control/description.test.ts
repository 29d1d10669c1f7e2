import { expect, onTestFinished, test } from 'vitest'
import { createApp } from '../../../emulator/app'
import { createClock } from '../../../emulator/shared/clock'
import { createPlatform, disposePlatform } from '../../../emulator/platform/create-platform'
import { admin, json, optionsOf, runCloud, user } from '../fixture'

interface Schema {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
}
type Content = Record<string, { schema: Schema }>
interface Operation {
  summary: string
  requestBody?: { content: Content }
  parameters?: { name: string; in: string }[]
  responses: Record<string, { content: Content }>
}
interface Description {
  openapi: string
  paths: Record<string, Record<string, Operation>>
}

const read = (url: string) => json<Description>(`${url}/control/openapi.json`)

test('every route of the control API is described, with what it answers', async () => {
  const platform = await createPlatform(optionsOf({}), createClock(Date.now), 'http://127.0.0.1:0')
  onTestFinished(() => disposePlatform(platform))
  const app = createApp(platform)
  const response = await app.request('/control/openapi.json', { headers: { host: '127.0.0.1' } })
  const { openapi, paths } = (await response.json()) as Description
  expect(openapi).toMatch(/^3\.1/)
  const mounted = app.routes
    .filter(({ path, method }) => path.startsWith('/control/') && method !== 'ALL')
    .map(({ path, method }) => `${method} ${path.replace(/:(\w+)(\{[^}]+\})?/g, '{$1}')}`)
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(described.sort()).toEqual([...new Set(mounted)].sort())
  for (const operation of Object.values(paths).flatMap((operations) => Object.values(operations))) {
    expect(operation.summary).toMatch(/^[A-Z]/)
    expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['200', '4XX']))
  }
})

/** What does not fit, in words. Of JSON Schema only what the description uses. */
function misfits(value: unknown, schema: Schema, at = ''): string[] {
  if (schema.anyOf)
    return schema.anyOf.some((one) => misfits(value, one).length === 0) ? [] : [`${at}: none of anyOf`]
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  if (schema.type !== undefined && schema.type !== type) return [`${at} is ${type}, not ${schema.type}`]
  if (Array.isArray(value))
    return value.flatMap((item, i) => misfits(item, schema.items ?? {}, `${at}[${i}]`))
  if (type !== 'object') return []
  const object = value as Record<string, unknown>
  const missing = (schema.required ?? [])
    .filter((name) => !(name in object))
    .map((name) => `${at}.${name} is missing`)
  const properties = Object.entries(schema.properties ?? {})
  const known = properties.filter(([name]) => name in object)
  // A schema without properties is open: of a function's own JSON Schema nothing is known.
  const strange = Object.keys(object)
    .filter((name) => properties.length > 0 && !Object.hasOwn(schema.properties ?? {}, name))
    .map((name) => `${at}.${name} is not described`)
  const inside = known.flatMap(([name, inner]) => misfits(object[name], inner, `${at}.${name}`))
  return [...missing, ...strange, ...inside]
}

const users = '/control/collections/{env}/{name}'
const requests: [method: string, path: string, body?: unknown, query?: string][] = [
  ['get', '/control/state'],
  ['get', '/control/clock'],
  ['post', '/control/clock', { advance: 5 }],
  ['delete', '/control/clock'],
  ['post', '/control/people', { appid: user.appid, name: '小明' }],
  ['get', '/control/storage'],
  ['get', '/control/storage/{bucket}'],
  ['post', '/control/faults', { route: 'sdk', delay: 1 }],
  ['get', '/control/faults'],
  ['delete', '/control/faults'],
  ['get', '/control/openapi'],
  ['get', '/control/functions/{env}'],
  ['post', users, { documents: [{ _id: 'li', age: 1 }] }],
  ['get', users, undefined, 'orderBy=[["age","desc"]]'],
  ['post', `${users}/import`, { _id: 'wang' }, 'format=json'],
  ['post', '/control/snapshots', { name: 'one' }],
  ['get', '/control/snapshots'],
  ['post', '/control/reset'],
  ['post', '/control/call', { env: user.env, name: 'f', as: 'timer' }],
  ['get', '/control/calls'],
]

test('what the routes really take and answer is as it is described', async () => {
  const cloud = await runCloud({ user: { f: 'exports.main = () => ({ ok: 1 })' } })
  const { paths } = await read(cloud.url)
  for (const [method, path, body, query = ''] of requests) {
    const address = path.replace('{env}', path.includes('functions') ? user.env : admin.env)
    const url = `${cloud.url}${address.replace('{name}', 'users').replace('{bucket}', admin.env)}?${query}`
    const response = await fetch(url, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
    const { requestBody, responses } = paths[path]?.[method] ?? {}
    const taken = requestBody?.content['application/json']?.schema
    if (body !== undefined && !path.endsWith('/import')) expect(taken, `${method} ${path}`).toBeDefined()
    expect(misfits(body, taken ?? {}, `what is sent to ${method} ${path}`)).toEqual([])
    const schema = responses?.['200']?.content['application/json']?.schema
    expect(schema, `${method} ${path}`).toBeDefined()
    expect(response.status, `${method} ${path}`).toBe(200)
    expect(misfits(await response.json(), schema ?? {}, `${method} ${path}`)).toEqual([])
  }
})

test('what a route takes is described, too', async () => {
  const cloud = await runCloud()
  const { paths } = await read(cloud.url)
  expect(paths['/control/clock']?.['post']?.requestBody?.content['application/json']?.schema).toMatchObject({
    required: ['advance'],
    properties: { advance: { type: 'number', minimum: 0 } },
  })
  const names = paths[users]?.['get']?.parameters?.map(({ in: where, name }) => `${where} ${name}`)
  expect(names?.sort()).toEqual([
    'path env',
    'path name',
    'query limit',
    'query orderBy',
    'query skip',
    'query where',
  ])
})
