import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { runCloud } from '../fixture'

/** The status of a request with any headers at all. */
function status(url: string, headers: Record<string, string>, method = 'GET'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers, method }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })
}

test.each([
  [200, 'its own address', (port: string) => ({ host: `127.0.0.1:${port}` })],
  [200, 'localhost', (port: string) => ({ host: `localhost:${port}` })],
  [
    200,
    'its own page',
    (port: string) => ({ host: `localhost:${port}`, origin: `http://localhost:${port}` }),
  ],
  [200, 'its own page, by a newer browser', () => ({ 'sec-fetch-site': 'same-origin' })],
  [403, 'a name that points here (DNS rebinding)', (port: string) => ({ host: `evil.example:${port}` })],
  [403, 'a name that begins alike', () => ({ host: '127.0.0.1.evil.example' })],
  [403, 'the page of another site', () => ({ origin: 'https://evil.example' })],
  [403, 'the page of another port', () => ({ origin: 'http://127.0.0.1:1' })],
  [403, 'a page without a name', () => ({ origin: 'null' })],
  [
    403,
    'a picture in the page of another site',
    () => ({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }),
  ],
  [
    200,
    'a link in the page of another site',
    () => ({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }),
  ],
])('%i for a request from %s', async (expected, _what, headers) => {
  const cloud = await runCloud()
  expect(await status(`${cloud.url}/control/state`, headers(new URL(cloud.url).port))).toBe(expected)
})

test('every door keeps strangers out', async () => {
  const cloud = await runCloud()
  const stranger = { origin: 'https://evil.example' }
  for (const path of [
    '/sdk',
    '/client/callFunction',
    '/control/phones',
    '/cgi-bin/stable_token',
    '/tcb/x',
    '/h5/x/',
    '/',
  ]) {
    expect(await status(cloud.url + path, stranger, 'POST')).toBe(403)
  }
})

test('nobody else on the network reaches it', async () => {
  const cloud = await runCloud()
  const others = Object.values(networkInterfaces()).flatMap((found) => found ?? [])
  for (const { address } of others.filter(({ internal, family }) => !internal && family === 'IPv4')) {
    const socket = connect(Number(new URL(cloud.url).port), address)
    const outcome = await new Promise((resolve) => {
      socket.on('connect', () => resolve('connected')).on('error', () => resolve('refused'))
    })
    socket.destroy()
    expect(outcome).toBe('refused')
  }
})
