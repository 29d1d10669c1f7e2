import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { Errcode } from '../../contract'
import type { FunctionOptions } from '../../emulator/index'
import { type RunningPair, ownPair } from './run-pair'
import { told } from './told'
import { type Answering, type Upstream, endless, json, raw, text, upstream } from './upstream'

const { OK, TOKEN_FAILED, RELAY_FAILED, RELAY_UNKNOWN } = Errcode
const TOKEN = '/cgi-bin/stable_token'
const INVOKE = '/tcb/invokecloudfunction'

const ask = { func: 'users_get' }
const mine = { errcode: 0, errmsg: 'success', data: { user: null } }
const answered = { errcode: 0, errmsg: 'ok', resp_data: JSON.stringify(mine) }
const token = { access_token: '86_a_token', expires_in: 7200 }
const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
const megabyte = Buffer.alloc(1024 * 1024, 'x')

async function wechat(api: Partial<FunctionOptions> = {}): Promise<[RunningPair, Upstream]> {
  const server = await upstream()
  server.answer(TOKEN, json(token))
  server.answer(INVOKE, json(answered))
  return [await ownPair({ user: { api }, variables: { user: { WECHAT_API_BASE: server.url } } }), server]
}

const times = ({ asked }: Upstream, path: string) => asked().filter((line) => line.endsWith(path)).length

/** Of either endpoint: nobody can make an answer of it. */
const noAnswers: [what: string, Answering][] = [
  [
    '101, which changes the protocol',
    raw('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
  ],
  ['101 without an upgrade', raw('HTTP/1.1 101 Switching Protocols\r\n\r\n')],
  ['204 and nothing', text('', { status: 204 })],
  ['304', text('', { status: 304 })],
  ['a redirection', text('', { status: 302, headers: { location: 'http://127.0.0.1:9/' } })],
  ['100 MB', text(Buffer.alloc(100 * 1024 * 1024, ' '))],
  ['bytes without end', endless(megabyte)],
  ['a body that is cut off', raw('HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{"errcode":0', 'end')],
  ['a chunk that is cut off', raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"err', 'end')],
  ['headers of 1 MB', raw(`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(1024 * 1024)}\r\n\r\n{}`)],
  ['no HTTP', raw('SSH-2.0-OpenSSH_9.6\r\n', 'end')],
  ['a list', json([answered])],
  ['a text in JSON', json('ok')],
  ['a number', json(0)],
  ['true', json(true)],
  ['30,000 levels', text(deep(30_000))],
  [
    'JSON that is packed',
    text(gzipSync(JSON.stringify({ ...answered, ...token })), { headers: { 'content-encoding': 'gzip' } }),
  ],
  ['a good answer under HTTP 500', json({ ...answered, ...token }, { status: 500 })],
  ...['busy', true, {}, [], [0], 1.5, '', '0x0', 1e300].map((errcode): [string, Answering] => [
    `errcode ${JSON.stringify(errcode)}`,
    json({ ...answered, ...token, errcode }),
  ]),
]

/** Odd, and yet there is no doubt what is meant. */
const answers = (body: object): [what: string, Answering][] => [
  [
    '100, 102 and 103 before it',
    (response) => {
      response.writeContinue()
      response.writeProcessing()
      response.writeEarlyHints({ link: '</x>; rel=preload' })
      json(body)(response, response.req)
    },
  ],
  ['errcode "0"', json({ ...body, errcode: '0' })],
  ['errcode null', json({ ...body, errcode: null })],
  ['a body that says it is packed and is not', json(body, { headers: { 'content-encoding': 'gzip' } })],
]

describe('when what stands for WeChat answers an invocation with something else than an answer', () => {
  it(`the person is told that nobody knows, and the next call succeeds: ${noAnswers.length} ways`, async () => {
    const [pair, server] = await wechat()
    const deepInside = json({ ...answered, resp_data: deep(30_000) })
    for (const [what, answering] of [...noAnswers, ['30,000 levels inside', deepInside] as const]) {
      server.answer(INVOKE, answering)
      expect(await told(pair, what, ask), what).toBe(RELAY_UNKNOWN)
      server.answer(INVOKE, json(answered))
      expect(await told(pair, what, ask), what).toBe(OK)
    }
  }, 60_000)

  it('what is odd and clear is read as what it is', async () => {
    const [pair, server] = await wechat()
    for (const [what, answering] of answers(answered)) {
      server.answer(INVOKE, answering)
      expect(await told(pair, what, ask), what).toBe(OK)
    }
    const before = times(server, TOKEN)
    server.answer(INVOKE, json({ errcode: '40001', errmsg: 'invalid credential' }))
    expect(await told(pair, 'Lin', ask)).toBe(RELAY_FAILED)
    expect(times(server, TOKEN)).toBe(before + 1)
    expect(pair.printed()).toContain('errcode 40001 invalid credential')
  })
})

describe('when what stands for WeChat answers a request for a token with something else', () => {
  it(`the person is told that there is none, and the next call succeeds: ${noAnswers.length} ways`, async () => {
    const [pair, server] = await wechat()
    for (const [what, answering] of noAnswers) {
      server.answer(TOKEN, answering)
      // What the relay has in memory is of no use any more.
      server.answer(INVOKE, json({ errcode: 40001 }))
      expect(await told(pair, what, ask), what).toBe(TOKEN_FAILED)
      server.answer(TOKEN, json(token))
      server.answer(INVOKE, json(answered))
      expect(await told(pair, what, ask), what).toBe(OK)
    }
  }, 60_000)

  it('what is odd and clear is read as what it is', async () => {
    const [pair, server] = await wechat()
    const odd = [...answers(token), ['expires_in "7200"', json({ ...token, expires_in: '7200' })] as const]
    for (const [what, answering] of odd) {
      server.answer(INVOKE, json({ errcode: 40001 }))
      await told(pair, what, ask)
      server.answer(TOKEN, answering)
      server.answer(INVOKE, json(answered))
      expect(await told(pair, what, ask), what).toBe(OK)
    }
  })

  it('a token too long for any address is none', async () => {
    const [pair, server] = await wechat()
    server.answer(TOKEN, json({ ...token, access_token: 'x'.repeat(100_000) }))
    expect(await told(pair, 'Lin', ask)).toBe(TOKEN_FAILED)
    expect(times(server, INVOKE)).toBe(0)
  })
})

it('a token that was refused does not take the newer one with it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'duet-two-at-once-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await cp(join(inject('dist'), 'user/cloudfunctions/api'), join(folder, 'api'), { recursive: true })
  const twice = `const { main } = require('./api/index.js')
    exports.main = async (...call) => ({ both: await Promise.all([main(...call), main(...call)]) })`
  await writeFile(join(folder, 'index.js'), twice)
  const [pair, server] = await wechat({ folder })
  let tokens = 0
  server.answer(TOKEN, (...given) => json({ ...token, access_token: `86_${++tokens}` })(...given))
  let refused = 0
  server.answer(INVOKE, (response, request) => {
    const bad = request.url?.includes('86_1&')
    // The second refusal comes when the first one has long been mended.
    const answering = bad ? json({ errcode: 40001 }, { after: 500 * refused++ }) : json(answered)
    answering(response, request)
  })
  expect(await pair.relay('Lin', ask)).toMatchObject({ both: [{ errcode: OK }, { errcode: OK }] })
  expect([refused, tokens]).toEqual([2, 2])
})

/** The platform's default, where nobody has raised it. It would end the relay without an answer. */
const DEFAULT = { timeout: 3 }

describe("where the relay was left at the platform's 3 s", () => {
  const silence = raw('')
  const trickle = endless(' ', 100)
  const late = { after: 500 }
  const cases: [what: string, token: Answering, invocation: Answering, code: number, invocations: number][] =
    [
      ['no invocation is answered', json(token), silence, RELAY_UNKNOWN, 1],
      ['the answer comes a blank at a time', json(token), trickle, RELAY_UNKNOWN, 1],
      ['no token is answered', silence, json(answered), TOKEN_FAILED, 0],
      ['the token comes a blank at a time', trickle, json(answered), TOKEN_FAILED, 0],
      ['the token takes a while and then nothing comes', json(token, late), silence, RELAY_UNKNOWN, 1],
      [
        'a bad token is told after a while and then nothing comes',
        json(token),
        badThenSilence(late),
        RELAY_UNKNOWN,
        2,
      ],
    ]
  it.each(cases)(
    'and %s, the person is told so before the platform ends it',
    async (what, first, then, code, invocations) => {
      const [pair, server] = await wechat(DEFAULT)
      server.answer(TOKEN, first)
      server.answer(INVOKE, then)
      expect(await told(pair, what, ask)).toBe(code)
      expect(times(server, INVOKE)).toBe(invocations)
    },
  )
})

function badThenSilence(late: { after: number }): Answering {
  let calls = 0
  return (response, request) => {
    const answering = calls++ === 0 ? json({ errcode: 40001 }, late) : raw('')
    answering(response, request)
  }
}
