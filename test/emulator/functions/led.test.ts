import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createCloud, type Cloud } from '../../../emulator/index'
import { onPhone } from '../cloud-calls'
import { ann, asAnn, functionFolder, optionsOf, runCloud, user } from '../fixture'

/** Each asks `event.url` and answers what it hears as text, by one of the ways that functions have. */
const ASKING: Record<string, string> = {
  'https.get of a text': `https.get(event.url, hear).on('error', reject)`,
  'https.request of a URL and options': `https.request(new URL(event.url), { headers: { accept: '*/*' } }, hear).end()`,
  'https.request of options': `const { hostname, pathname, search } = new URL(event.url)
    https.request({ hostname, port: 443, path: pathname + search, agent: new https.Agent() }, hear).end()`,
  'https.request of options with a host': `const { host, pathname, search } = new URL(event.url)
    https.request({ host, path: pathname + search, headers: { Host: host } }, hear).end()`,
  'http.get': `http.get(event.url.replace('https', 'http'), hear)`,
  'an ES module': `import('node:https').then(({ get }) => get(event.url, hear))`,
  'fetch of a text': `read(fetch(event.url))`,
  'fetch of a URL': `read(fetch(new URL(event.url)))`,
  'fetch of a Request': `read(fetch(new Request(event.url)))`,
  axios: `require('axios').get(event.url, { responseType: 'text' }).then(({ data }) => resolve(data), reject)`,
  request: `require('request')(event.url, (error, _response, body) => (error ? reject(error) : resolve(body)))`,
}

const asking = (way = '') => `const http = require('node:http')
  const https = require('node:https')
  exports.main = (event) => new Promise((resolve, reject) => {
    const hear = (response) => {
      const parts = []
      response.on('data', (part) => parts.push(part)).on('end', () => resolve(String(Buffer.concat(parts))))
    }
    const read = (asked) => asked.then((response) => response.text()).then(resolve, reject)
    ${way}
  }).catch((error) => JSON.stringify({ error: error.cause?.code ?? error.code }))`

async function runAsking(way: string) {
  const { miniPrograms, environments } = optionsOf({})
  const folder = functionFolder(asking(ASKING[way]), { sdk: true })
  const cloud = await createCloud({
    miniPrograms,
    environments: environments.map((each) =>
      each.env === user.env ? { ...each, functions: { asks: { folder, timeout: 20 } } } : each,
    ),
  })
  onTestFinished(() => cloud.dispose())
  return cloud
}

const ask = async (cloud: Cloud, url: string) =>
  JSON.parse(await asAnn<string>(cloud, 'asks', { url })) as Record<string, unknown>

const sessionOf = (code: unknown, { appid, secret }: { appid: string; secret: string } = user) =>
  `https://api.weixin.qq.com/sns/jscode2session?${String(
    new URLSearchParams({ appid, secret, js_code: String(code), grant_type: 'authorization_code' }),
  )}`

describe('a function that asks api.weixin.qq.com itself', () => {
  test.each(Object.keys(ASKING))('by %s hears the emulator, and the log says so', async (way) => {
    const cloud = await runAsking(way)
    const { code } = await onPhone(cloud, 'login')
    expect(await ask(cloud, sessionOf(code))).toMatchObject({ openid: ann.openid })
    const [asked] = cloud.calls().filter(({ door }) => door === 'open-api')
    expect(asked).toMatchObject({
      action: 'GET /sns/jscode2session',
      appid: user.appid,
      errcode: 0,
      hint: 'led-here',
    })
    const [running] = cloud.calls().filter(({ kind }) => kind === 'function')
    expect(asked?.parent).toBe(running?.id)
  })

  test.each(['https.get of a text', 'fetch of a text'])('by %s asks others as ever', async (way) => {
    const server = createServer((_request, response) => response.end('"of my own"')).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    const cloud = await runAsking(way)
    const { port } = server.address() as AddressInfo
    const plain = `http://127.0.0.1:${port}/sns/jscode2session`
    if (way.startsWith('fetch')) expect(await asAnn(cloud, 'asks', { url: plain })).toBe('"of my own"')
    const elsewhere = await ask(cloud, 'https://api.weixin.qq.com.invalid/sns/jscode2session')
    expect(elsewhere['error']).toMatch(/ENOTFOUND|EAI_AGAIN/)
    expect(cloud.calls().filter(({ door }) => door === 'open-api')).toEqual([])
  })

  test('is refused what WeChat does not have, and what the emulator does not', async () => {
    const cloud = await runAsking('fetch of a text')
    for (const path of ['wxa/nothing', 'cgi-bin/nothing', 'datacube/getweanalysisappiddailysummarytrend'])
      expect(await ask(cloud, `https://api.weixin.qq.com/${path}`)).toMatchObject({ errcode: 40066 })
  })

  test('sends what it sends: a token, and a text to be checked', async () => {
    const source = `exports.main = async ({ appid, secret }) => {
      const ask = (path, body) => fetch('https://api.weixin.qq.com/' + path, body && { method: 'POST', body: JSON.stringify(body) })
      const { access_token: a } = await (await ask(\`cgi-bin/token?grant_type=client_credential&appid=\${appid}&secret=\${secret}\`)).json()
      const { access_token: b } = await (await ask('cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret })).json()
      const checked = await (await ask(\`wxa/msg_sec_check?access_token=\${a}\`, { content: '你好' })).json()
      const code = await ask(\`wxa/getwxacodeunlimit?access_token=\${b}\`, { scene: 'a' })
      return { checked, type: code.headers.get('content-type'), same: a === b }
    }`
    const cloud = await runCloud({ user: { asks: source } })
    expect(await asAnn(cloud, 'asks', { appid: user.appid, secret: user.secret })).toEqual({
      checked: { errcode: 0, errmsg: 'ok' },
      type: 'image/png',
      same: false,
    })
    expect(cloud.calls().map(({ hint, action }) => [action, hint])).toContainEqual([
      'POST /wxa/getwxacodeunlimit',
      'led-here',
    ])
    expect(JSON.stringify(cloud.calls())).not.toContain(user.secret)
  })

  test('with an appid and a secret that nobody knows here: refused, unless the options take it', async () => {
    const stranger = { appid: 'wx00000000000000ff', secret: 'somebody else' }
    const strict = await runAsking('fetch of a text')
    const { code } = await onPhone(strict, 'login')
    expect(await ask(strict, sessionOf(code, stranger))).toMatchObject({ errcode: 40013 })
    expect(await ask(strict, sessionOf(code, { ...user, secret: 'wrong' }))).toMatchObject({ errcode: 40125 })
    expect(await ask(strict, sessionOf(code))).toMatchObject({ openid: ann.openid })
    await strict.dispose()
    const { miniPrograms, environments } = optionsOf({})
    const folder = functionFolder(asking(ASKING['fetch of a text']), { sdk: true })
    const lenient = await createCloud({
      miniPrograms: miniPrograms.slice(1).map((each) => ({ ...each, answersToAny: true })),
      environments: environments.slice(1).map((each) => ({ ...each, functions: { asks: { folder } } })),
    })
    onTestFinished(() => lenient.dispose())
    const { code: other } = await onPhone(lenient, 'login')
    expect(await ask(lenient, sessionOf(other, stranger))).toMatchObject({ openid: ann.openid })
  })
})
