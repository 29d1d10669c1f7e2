import { existsSync, readdirSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { createCloud, type Cloud } from '../../../../emulator'
import { optionsOf } from '../../fixture'
import { buckets, codeOf, filesIn, formOf, KEY, postForm, runStore, sign, TYPE } from './fixture'

const { name } = buckets.s3
const MB = 1024 * 1024

/** The form as bytes, the file made while it is sent. */
function streamed(fields: Record<string, string>, pieces: number) {
  const part = (field: string) => `--limit\r\nContent-Disposition: form-data; name="${field}"`
  const head = Object.entries(fields).map(([field, value]) => `${part(field)}\r\n\r\n${value}\r\n`)
  const piece = Buffer.alloc(MB, 'x')
  return Readable.from(
    (function* () {
      yield Buffer.from(`${head.join('')}${part('file')}; filename="a.png"\r\n\r\n`)
      for (let count = 0; count < pieces; count++) yield piece
      yield Buffer.from('\r\n--limit--\r\n')
    })(),
  )
}

/** Sends a body of any length over a connection that the test can cut. */
function send(cloud: Cloud, body: Readable, options: { agent?: Agent } = {}) {
  const outgoing = request(`${cloud.url}/storage/${name}`, {
    ...options,
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=limit' },
  })
  const answer = new Promise<number | undefined>((resolve) => {
    outgoing.on('response', (response) => resolve(response.resume().statusCode))
    outgoing.on('error', () => resolve(undefined))
  })
  body.pipe(outgoing)
  return { outgoing, answer }
}

test('20 MB are streamed to the disk, not gathered in memory', async () => {
  const { cloud } = await runStore()
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5)
  const { answer } = send(cloud, streamed(sign('s3', { max: 20 * MB }), 20))
  expect(await answer).toBe(200)
  clearInterval(watch)
  expect(cloud.storage(name).list()).toMatchObject([{ size: 20 * MB }])
  expect((most - before) / MB).toBeLessThan(60)
})

test('an upload that is too large is refused while it is still being sent', async () => {
  const { cloud, folder } = await runStore()
  const body = streamed(sign('s3', { max: MB }), 1000)
  const { answer } = send(cloud, body)
  expect(await answer).toBe(400)
  body.destroy()
  expect(filesIn(folder)).toEqual([])
})

test('after a refusal the same connection takes the next request', async () => {
  const { cloud } = await runStore()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  for (const max of [100, 3 * MB]) {
    const { answer } = send(cloud, streamed(sign('s3', { max }), 3), { agent })
    expect(await answer).toBe(max === 100 ? 400 : 200)
  }
  expect(cloud.connections()).toBe(1)
})

test('20 uploads at once all arrive, each once', async () => {
  const { cloud, folder } = await runStore()
  const texts = Array.from({ length: 20 }, (_, index) => `picture ${String(index)} `.repeat(20_000))
  const statuses = await Promise.all(
    texts.map(async (text, index) => {
      const fields = sign('s3', { key: `k/${String(index)}`, max: MB })
      return (await postForm(cloud, name, fields, text)).status
    }),
  )
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(cloud.storage(name).list()).toHaveLength(20)
  expect(filesIn(folder)).toHaveLength(40)
  for (const [index, text] of texts.entries())
    expect((await cloud.storage(name).get(`k/${String(index)}`))?.bytes.toString()).toBe(text)
})

test('20 uploads at once of one key leave one of them, whole', async () => {
  const { cloud, folder } = await runStore()
  const texts = Array.from({ length: 20 }, (_, index) => String.fromCharCode(97 + index).repeat(200_000))
  await Promise.all(texts.map((text) => postForm(cloud, name, sign('s3', { max: MB }), text)))
  const kept = (await cloud.storage(name).get(KEY))?.bytes.toString() ?? ''
  expect(texts).toContain(kept)
  await expect.poll(() => filesIn(folder)).toHaveLength(2)
})

test('a connection that is cut leaves nothing behind', async () => {
  const { cloud, folder } = await runStore()
  const body = new Readable({ read: () => undefined })
  const { outgoing, answer } = send(cloud, body)
  const whole = streamed(sign('s3', { max: 20 * MB }), 5)
  for await (const chunk of whole) if (!body.push(chunk) && body.readableLength > 3 * MB) break
  await expect.poll(() => filesIn(folder)).toHaveLength(1)
  outgoing.destroy()
  await answer
  await expect.poll(() => filesIn(folder)).toEqual([])
  expect(cloud.storage(name).list()).toEqual([])
})

test('a connection that is cut after the last byte of the file, before the end of the form, leaves nothing', async () => {
  const { cloud, folder } = await runStore()
  const body = new Readable({ read: () => undefined })
  const { outgoing } = send(cloud, body)
  for await (const chunk of streamed(sign('s3', { max: MB }), 1)) body.push(chunk)
  await expect.poll(() => filesIn(folder)).toHaveLength(1)
  outgoing.destroy()
  await expect.poll(() => filesIn(folder)).toEqual([])
})

test('disposing in the middle of an upload removes the temporary folder', async () => {
  const folders = () => readdirSync(tmpdir()).filter((file) => file.startsWith('emulator-storage-'))
  const others = folders()
  const cloud = await createCloud(optionsOf({ options: { buckets: [buckets.s3] } }))
  const [folder = ''] = folders().filter((file) => !others.includes(file))
  expect(existsSync(`${tmpdir()}/${folder}`)).toBe(true)
  const body = new Readable({ read: () => undefined })
  send(cloud, body)
  for await (const chunk of streamed(sign('s3', { max: 20 * MB }), 2)) body.push(chunk)
  await cloud.dispose()
  await expect.poll(() => existsSync(`${tmpdir()}/${folder}`)).toBe(false)
})

test.each([
  ['another Content-Type', 'text/plain', 'x', [412, 'PreconditionFailed']],
  ['no boundary', 'multipart/form-data', 'x', [412, 'PreconditionFailed']],
  ['an empty body', 'multipart/form-data; boundary=b', '', [400, 'MalformedPOSTRequest']],
  ['no such boundary', 'multipart/form-data; boundary=b', '--c\r\n', [400, 'MalformedPOSTRequest']],
  [
    'no file',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--',
    [400, 'InvalidArgument'],
  ],
  [
    'a part without a name',
    'multipart/form-data; boundary=b',
    '--b\r\nX: y\r\n\r\n1\r\n--b--',
    [400, 'MalformedPOSTRequest'],
  ],
  [
    'a field of 21 kB',
    'multipart/form-data; boundary=b',
    `--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n${'1'.repeat(21_000)}\r\n--b--`,
    [400, 'MaxPostPreDataLengthExceededError'],
  ],
])('a request with %s is refused', async (_what, type, body, expected) => {
  const { cloud } = await runStore()
  const init = { method: 'POST', headers: { 'content-type': type }, body }
  expect(await codeOf(await fetch(`${cloud.url}/storage/${name}`, init))).toEqual(expected)
})

test("a field given twice is refused: which of them counts would be anybody's guess", async () => {
  const { cloud } = await runStore()
  const form = new FormData()
  form.append('key', KEY)
  for (const [field, value] of formOf(sign('s3'), 'a picture')) form.append(field, value)
  const response = await fetch(`${cloud.url}/storage/${name}`, { method: 'POST', body: form })
  expect(await codeOf(response)).toEqual([400, 'MalformedPOSTRequest'])
})

test('a name that was pointed at this machine (DNS rebinding) reaches nothing', async () => {
  const { cloud } = await runStore()
  await cloud.storage(name).put(KEY, Buffer.from('a picture'), TYPE)
  const status = await new Promise((resolve) => {
    const headers = { host: 'evil.example' }
    request(`${cloud.url}/storage/${name}/${KEY}`, { headers }, (response) =>
      resolve(response.resume().statusCode),
    ).end()
  })
  expect(status).toBe(403)
})

test('what follows the file in the form does not count', async () => {
  const { cloud } = await runStore()
  const form = formOf(sign('s3'), 'a picture')
  form.append('key', 'another')
  form.append('file', new Blob(['another']))
  expect((await fetch(`${cloud.url}/storage/${name}`, { method: 'POST', body: form })).status).toBe(200)
  expect(cloud.storage(name).list()).toMatchObject([{ key: KEY, size: 9 }])
})

test.each([
  ['201', 201, /<Key>u\/202611\/picture.png<\/Key><ETag>/],
  ['204', 204, /^$/],
  ['999', 204, /^$/],
])('success_action_status %s is answered with %i', async (status, expected, body) => {
  const { cloud } = await runStore()
  const conditions = ['$bucket', '$key', '$success_action_status'].map((field) => ['starts-with', field, ''])
  const fields = sign('s3', { conditions, fields: { key: KEY, success_action_status: status } })
  const response = await postForm(cloud, name, fields)
  expect(response.status).toBe(expected)
  expect(await response.text()).toMatch(body)
})

test('success_action_redirect leads on, and tells what was stored', async () => {
  const { cloud } = await runStore()
  const target = 'http://localhost:10086/done?a=1'
  const conditions = ['$bucket', '$key', '$success_action_redirect'].map((field) => [
    'starts-with',
    field,
    '',
  ])
  const fields = sign('s3', { conditions, fields: { key: KEY, success_action_redirect: target } })
  const body = formOf(fields, 'a picture')
  const response = await fetch(`${cloud.url}/storage/${name}`, { method: 'POST', body, redirect: 'manual' })
  expect(response.status).toBe(303)
  const { origin, searchParams } = new URL(response.headers.get('location') ?? '')
  expect([origin, Object.fromEntries(searchParams)]).toEqual([
    'http://localhost:10086',
    { a: '1', bucket: name, key: KEY, etag: expect.stringMatching(/^"[0-9a-f]{32}"$/) as string },
  ])
})

test('${filename} in the key becomes the name of the file, before the policy is checked', async () => {
  const { cloud } = await runStore()
  const conditions = [{ bucket: name }, ['starts-with', '$key', 'u/']]
  const fields = sign('s3', { conditions, fields: { key: 'u/${filename}' } })
  expect((await postForm(cloud, name, fields)).headers.get('location')).toContain('/u/picture.png')
  const elsewhere = sign('s3', { conditions, fields: { key: '${filename}' } })
  expect(await codeOf(await postForm(cloud, name, elsewhere))).toEqual([403, 'AccessDenied'])
})

test('a page of another origin may upload and read, though not drive the emulator', async () => {
  const { cloud } = await runStore()
  const headers = { origin: 'http://localhost:10086', 'sec-fetch-site': 'cross-site' }
  const url = `${cloud.url}/storage/${name}`
  const preflight = await fetch(url, {
    method: 'OPTIONS',
    headers: { ...headers, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-a' },
  })
  expect([preflight.status, preflight.headers.get('access-control-allow-headers')]).toEqual([204, 'x-a'])
  const posted = await fetch(url, { method: 'POST', headers, body: formOf(sign('s3'), 'a picture') })
  const read = await fetch(`${url}/${KEY}`, { headers })
  for (const response of [preflight, posted, read])
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect([posted.status, await read.text(), read.headers.get('content-type')]).toEqual([
    200,
    'a picture',
    TYPE,
  ])
  expect((await fetch(`${cloud.url}/control/storage`, { headers })).status).toBe(403)
})

test.each(['PUT', 'DELETE', 'GET', 'POST'])(
  '%s without a signed form changes and lists nothing',
  async (method) => {
    const { cloud } = await runStore()
    await cloud.storage(name).put(KEY, Buffer.from('a picture'), TYPE)
    const path = method === 'GET' ? '' : `/${KEY}`
    const body = method === 'GET' ? {} : { body: 'mine' }
    const response = await fetch(`${cloud.url}/storage/${name}${path}`, { method, ...body })
    expect([403, 405]).toContain(response.status)
    expect((await cloud.storage(name).get(KEY))?.bytes.toString()).toBe('a picture')
  },
)
