import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { admin, ann, json, post, runCloud, user } from '../fixture'

const credentials = { grant_type: 'client_credential', appid: admin.appid, secret: admin.secret }

it('a request in chunks, whose size nobody has said, is taken', async () => {
  const { url } = await runCloud()
  const body = new Blob([JSON.stringify(credentials)]).stream()
  const init = { method: 'POST', body, duplex: 'half' } as RequestInit
  expect(await json(`${url}/cgi-bin/stable_token`, init)).toHaveProperty('access_token')
})

it('a request of more than 6 MB is refused', async () => {
  const { url } = await runCloud()
  const answer = await post(`${url}/cgi-bin/stable_token`, ' '.repeat(6 * 1024 * 1024 + 1))
  expect(answer).toEqual({ error: 'The request is too large.' })
})

const MB = Buffer.alloc(1024 * 1024, ' ')

/** Sends chunk after chunk, without an end, until the answer comes. */
async function endless(url: string, method: string, type: string): Promise<{ status: number; said: string }> {
  const sent = request(url, { method, headers: { 'content-type': type } })
  // Closed by the server while it is still written to.
  sent.on('error', () => undefined)
  const answered = once(sent, 'response').then(([response]) => response as IncomingMessage)
  const over = answered.then(() => true)
  for (let left = 100; left > 0; left--) {
    const goesOn = new Promise<boolean>((resolve) => sent.write(MB, () => resolve(false)))
    if (await Promise.race([over, goesOn])) break
  }
  const response = await answered
  let said = ''
  for await (const chunk of response) said += String(chunk)
  sent.destroy()
  return { status: response.statusCode ?? 0, said }
}

const JSON_TYPE = 'application/json'
const tooLarge = { status: 413, said: '{"error":"The request is too large."}' }
const sdk = { status: 200, said: expect.stringContaining('EXCEED_REQUEST_SIZE_LIMIT') as string }

it.each([
  ['the server SDK', 'POST', '/sdk', JSON_TYPE, sdk],
  ["the server SDK's cloud.openapi", 'POST', '/sdk', 'multipart/form-data; boundary=x', sdk],
  ["a phone's call", 'POST', '/client/callFunction', JSON_TYPE, tooLarge],
  ["a phone's database", 'POST', '/client/database', JSON_TYPE, tooLarge],
  ['WeChat’s tokens', 'POST', '/cgi-bin/stable_token', JSON_TYPE, tooLarge],
  ['WeChat’s invocation of functions', 'POST', '/tcb/invokecloudfunction', JSON_TYPE, tooLarge],
  ['the tools', 'POST', '/control/faults', JSON_TYPE, tooLarge],
  ['a document of the tools', 'PUT', `/control/collections/${user.env}/token/a`, JSON_TYPE, tooLarge],
  ['what a form sends to nowhere', 'POST', '/h5/nowhere', 'application/x-www-form-urlencoded', tooLarge],
])('%s: a request in chunks without an end is refused, too', async (_door, method, path, type, refused) => {
  const cloud = await runCloud({ user: { f: 'exports.main = () => 1' } })
  expect(await endless(cloud.url + path, method, type)).toEqual(refused)
  expect((await cloud.callFunction({ appid: user.appid, openid: ann.openid, name: 'f' })).result).toBe(1)
})
