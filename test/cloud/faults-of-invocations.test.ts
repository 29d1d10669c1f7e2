import { describe, expect, it } from 'vitest'
import { Errcode } from '../../contract'
import type { Fault } from '../../emulator/index'
import { adminApp } from '../../local/pair'
import { ownPair, someone } from './run-pair'
import { twoAtATime } from '../two-at-a-time'
import { expectSecretsKept } from './secrets-kept'
import { told } from './told'

const { OK, RELAY_FAILED, RELAY_UNKNOWN } = Errcode
const register = { func: 'users_add', data: someone }

/** What goes wrong; what the person is told when it goes wrong once; and when it goes wrong each time. */
type Case = [what: string, fault: Partial<Fault>, once: number, always: number]

const refused = [
  40013, 40101, 40164, 43002, 45009, 45011, 47001, 48001, 50004, 85088, 89503, -501000, -501005,
]
const cases: Case[] = [
  ...refused.map((errcode): Case => [`errcode ${errcode}`, { errcode }, RELAY_FAILED, RELAY_FAILED]),
  ...[40001, 40014, 42001].map((errcode): Case => [`errcode ${errcode}`, { errcode }, OK, RELAY_FAILED]),
  ...[-504001, -504002, -504003].map((errcode): Case => [
    `errcode ${errcode}`,
    { errcode },
    OK,
    RELAY_FAILED,
  ]),
  ...[-1, -1000, -501001, -501002, -601008].map((errcode): Case => [
    `errcode ${errcode}`,
    { errcode },
    OK,
    RELAY_UNKNOWN,
  ]),
  ['HTTP 500 with a page of HTML', { status: 500 }, OK, RELAY_UNKNOWN],
  ['HTTP 502 with a page of HTML', { status: 502 }, OK, RELAY_UNKNOWN],
  ['a reset before the work', { cut: 'before' }, OK, RELAY_UNKNOWN],
  ['a reset after the work', { cut: 'after' }, OK, RELAY_UNKNOWN],
  ['nothing', { body: '' }, OK, RELAY_UNKNOWN],
  ['a page of HTML under HTTP 200', { body: '<html></html>' }, OK, RELAY_UNKNOWN],
  ['half an answer', { body: '{"errcode":0,"errmsg":"ok","resp_da' }, OK, RELAY_UNKNOWN],
  ['null', { body: 'null' }, OK, RELAY_UNKNOWN],
  ['no resp_data', { fields: { resp_data: null } }, OK, RELAY_UNKNOWN],
  ['resp_data that is no text', { fields: { resp_data: { errcode: 0 } } }, OK, RELAY_UNKNOWN],
  ['an empty resp_data', { fields: { resp_data: '' } }, OK, RELAY_UNKNOWN],
  ['resp_data that is no JSON', { fields: { resp_data: 'Internal Error' } }, OK, RELAY_UNKNOWN],
  ['errcode in words', { fields: { errcode: 'busy' } }, OK, RELAY_UNKNOWN],
]

describe('when the invocation answers something else than an answer', () => {
  it(`once: it is repeated where that is harmless, and the next call succeeds: ${cases.length} ways`, async () => {
    const pair = await ownPair()
    for (const [what, fault, once] of cases) {
      const added = pair.cloud.faults.add({ route: 'invokecloudfunction', ...fault, times: 1 })
      const request = { ...register, requestId: crypto.randomUUID() }
      expect(await told(pair, what, request), what).toBe(once)
      expect(added.struck, what).toBe(1)
      expect(await told(pair, what, request), what).toBe(0)
    }
    expect(pair.cloud.database(adminApp.env).count('users')).toBe(cases.length)
    expectSecretsKept(pair)
  })

  it(`each time: the person is told what is known, and the next call succeeds: ${cases.length} ways`, async () => {
    const pair = await ownPair()
    for (const [what, fault, , always] of cases) {
      const added = pair.cloud.faults.add({ route: 'invokecloudfunction', ...fault })
      const request = { ...register, requestId: crypto.randomUUID() }
      expect(await told(pair, what, request), what).toBe(always)
      expect(added.struck, what).toBeLessThanOrEqual(2)
      added.remove()
      expect(await told(pair, what, request), what).toBe(0)
    }
    expect(pair.cloud.database(adminApp.env).count('users')).toBe(cases.length)
    expectSecretsKept(pair)
  })
})

describe('when no answer comes', () => {
  const hang: Fault = { route: 'invokecloudfunction', hang: true }
  const silent: [what: string, faults: Fault[], once: number, always: number[]][] = [
    ['WeChat does not answer', [hang], OK, [RELAY_UNKNOWN]],
    ['the token is slow, too', [{ route: 'stable_token', delay: 2_500 }, hang], OK, [RELAY_UNKNOWN]],
    [
      'users_add is slow to start',
      [{ route: 'function', name: 'users_add', delay: 7_000 }],
      OK,
      [RELAY_UNKNOWN],
    ],
    // Here the function's own 5 s and WeChat's 5 s end together.
    ['its database hangs', [{ ...hang, route: 'sdk', env: adminApp.env }], OK, [RELAY_FAILED, RELAY_UNKNOWN]],
  ]
  const cases = silent.flatMap(([what, faults, once, always]) => [
    { what: `${what}, once`, faults: faults.map((fault) => ({ ...fault, times: 1 })), codes: [once] },
    { what: `${what}, ever`, faults, codes: always },
  ])

  it('the person is told before the platform or the phone gives up, and the next call succeeds', async () => {
    const each = async ({ what, faults, codes }: (typeof cases)[number]) => {
      const pair = await ownPair()
      const request = { ...register, requestId: crypto.randomUUID() }
      for (const fault of faults) pair.cloud.faults.add(fault)
      expect(codes, what).toContain(await told(pair, what, request))
      pair.cloud.faults.clear()
      expect(await told(pair, what, request), what).toBe(0)
      expect(pair.cloud.database(adminApp.env).count('users')).toBe(1)
    }
    // Each starts several processes, and has only so many seconds for them.
    await twoAtATime(cases.map((what) => () => each(what)))
  })
})
