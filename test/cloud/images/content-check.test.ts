import { describe, expect, it, vi } from 'vitest'
import { signature } from '../../../cloud/shared/relay-signature'
import { Errcode, type Image } from '../../../contract'
import type { OpenApiAnswer } from '../../../emulator/index'
import { adminApp, userApp } from '../../../local/pair'
import { type RunningPair, ownPair } from '../run-pair'
import { expectSecretsKept } from '../secrets-kept'
import { png } from '../../pictures'
import { addPicture, adminOf, administrator, ticketOf, told, upload, userOf } from './people'

const CHECK = 'security.mediaCheckAsync'
const verdict = (suggest: 'pass' | 'review' | 'risky'): OpenApiAnswer => ({ api: CHECK, suggest })

/** With pushes that come soon, or only when the test sends them. */
const run = (delay = 20, ...openapi: OpenApiAnswer[]) =>
  ownPair({
    change(options) {
      options.openapi = openapi
      for (const { messagePush } of options.miniPrograms) if (messagePush) messagePush.delay = delay
    },
  })
const NEVER = 10 * 60_000

const stored = ({ cloud }: RunningPair) => cloud.database(adminApp.env).find('images') as unknown as Image[]
const checks = ({ cloud }: RunningPair) => cloud.database(userApp.env).find('checks')
const objects = ({ cloud }: RunningPair) => cloud.storage(adminApp.env).list()
const pushes = ({ cloud }: RunningPair) => cloud.calls().filter(({ action }) => action === 'push')
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 20 })

/** As WeChat pushes it. */
const push = (pair: RunningPair, event: Record<string, unknown>, source = 'wx_unknown') =>
  pair.cloud.invoke({ env: userApp.env, name: 'api', event, source })
const message = (trace_id: unknown, suggest: unknown) => ({
  MsgType: 'event',
  Event: 'wxa_media_check',
  appid: userApp.appid,
  version: 2,
  trace_id,
  result: { suggest, label: 100 },
})

describe("WeChat's verdict on a picture", () => {
  it.each([
    ['pass', 'approved', 1],
    ['review', 'pending', 1],
    ['risky', 'refused', 0],
  ] as const)('%s: it is %s', async (suggest, state, kept) => {
    const pair = await run(20, verdict(suggest))
    const { _id } = await addPicture(userOf(pair, 'Lin'))
    await eventually(() => {
      expect(pushes(pair)).toMatchObject([{ errcode: 0 }])
      expect(checks(pair)).toEqual([])
    })
    expect(stored(pair)).toMatchObject([{ _id, state }])
    expect(objects(pair)).toHaveLength(kept)
    const { data } = await userOf(pair, 'Chen').call('images_list', { of: 'public' })
    expect(data.images.map((image) => image._id)).toEqual(state === 'approved' ? [_id] : [])
  })

  it('that comes after an administrator has decided changes nothing', async () => {
    for (const [decision, suggest, state] of [
      ['approve', 'risky', 'approved'],
      ['refuse', 'pass', 'refused'],
    ] as const) {
      const pair = await run(NEVER)
      const { _id } = await addPicture(userOf(pair, 'Lin'))
      await (await administrator(pair)).call('images_review', { _id, decision })
      const [check] = checks(pair)
      expect(await push(pair, message(check?._id, suggest))).toBe('success')
      expect(stored(pair)).toMatchObject([{ state }])
    }
  })

  it('that comes twice, or is nonsense, or of a check that is none of ours, is harmless', async () => {
    const pair = await run(NEVER)
    await addPicture(userOf(pair, 'Lin'))
    const trace = checks(pair)[0]?._id
    const harmless = [
      {},
      message(trace, 'PASS'),
      message(trace, { $ne: '' }),
      message({ $ne: '' }, 'risky'),
      message([trace], 'risky'),
      message('no-such-trace', 'risky'),
      { ...message(trace, 'risky'), Event: 'user_enter_tempsession' },
      { ...message(trace, 'risky'), result: null },
      { ...message(trace, 'risky'), result: 'risky' },
    ]
    for (const event of harmless) expect(await push(pair, event)).toBe('success')
    expect(stored(pair)).toMatchObject([{ state: 'pending' }])
    for (let i = 0; i < 2; i++) expect(await push(pair, message(trace, 'pass'))).toBe('success')
    expect(stored(pair)).toMatchObject([{ state: 'approved' }])
    expect(await push(pair, message(trace, 'risky'))).toBe('success')
    expect(stored(pair)).toMatchObject([{ state: 'approved' }])
    expectSecretsKept(pair)
  })

  it('is heard when WeChat sends it again, after the admin environment could not be reached', async () => {
    const pair = await run(50)
    // The upload's own three calls come through; what the relay says of the verdict does not, at first.
    const lin = userOf(pair, 'Lin')
    const ticket = await ticketOf(lin)
    await upload(ticket, png())
    await lin.call('images_add', told(ticket))
    pair.cloud.faults.add({ route: 'invokecloudfunction', errcode: -1, times: 2 })
    await eventually(() => expect(stored(pair)).toMatchObject([{ state: 'approved' }]))
    await eventually(() => expect(pushes(pair).map(({ errcode }) => errcode)).toEqual([-504002, 0]))
  })
})

describe('when WeChat cannot check', () => {
  it.each<[string, OpenApiAnswer]>([
    ['refuses', { api: CHECK, errcode: 45009 }],
    ['gives no trace', { api: CHECK, body: { errcode: 0 } }],
  ])('%s: the upload succeeds all the same, and an administrator decides', async (_what, answer) => {
    const pair = await run(20, answer)
    const { _id, state } = await addPicture(userOf(pair, 'Lin'))
    expect(state).toBe('pending')
    expect(pair.printed()).toContain('the content check was not asked for')
    const he = await administrator(pair)
    expect(await he.call('images_review', { _id, decision: 'approve' })).toMatchObject({ errcode: 0 })
  })

  it('is too slow: the upload does not wait for it', async () => {
    const pair = await run()
    pair.cloud.faults.add({ route: 'sdk', action: 'wx.openApi', hang: true })
    expect(await addPicture(userOf(pair, 'Lin'))).toMatchObject({ state: 'pending' })
  })

  it('nothing is asked for administrators, whose pictures are approved at once', async () => {
    const pair = await run()
    expect(await addPicture(await administrator(pair))).toMatchObject({ state: 'approved' })
    expect(checks(pair)).toEqual([])
  })
})

describe('nobody else can speak for WeChat', () => {
  it('a client who sends the same event gets nowhere', async () => {
    const pair = await run(NEVER)
    await addPicture(userOf(pair, 'Lin'))
    const event = message(checks(pair)[0]?._id, 'pass')
    expect(await pair.relay('Lin', event)).toMatchObject({ errcode: Errcode.FUNCTION_NOT_ALLOWED })
    expect(await pair.relay('Lin', { ...event, func: 'users_get', data: {} })).toMatchObject({ errcode: 0 })
    for (const source of ['wx_client', 'wx_devtools', 'wx_http', 'wx_client,scf', 'other', 'scf'])
      expect(await push(pair, event, source)).not.toBe('success')
    expect(stored(pair)).toMatchObject([{ state: 'pending' }])
  })

  it('images_checked answers the relay alone', async () => {
    const pair = await run(NEVER)
    const { _id } = await addPicture(userOf(pair, 'Lin'))
    const data = { _id, suggest: 'pass' } as const
    const he = await administrator(pair)
    const lin = userOf(pair, 'Lin')
    for (const person of [lin, he, adminOf(pair, 'a passer-by')])
      expect(await person.call('images_checked', data)).toMatchObject({
        errcode: Errcode.FUNCTION_NOT_ALLOWED,
      })
    const relayed = (openid: string, key: string, time = Date.now()) => {
      const { appid } = userApp
      const call = { func: 'images_checked', appid, openid, requestId: 'request-1', time, data }
      const relay = { appid, requestId: 'request-1', time, signature: signature(call, key) }
      return {
        env: adminApp.env,
        name: 'images_checked',
        event: { ...data, openid, relay },
        source: 'wx_http',
      }
    }
    const { invoke } = pair.cloud
    const { FUNCTION_NOT_ALLOWED, CALLER_UNVERIFIED } = Errcode
    // A person whose call the relay signed, if it ever did.
    expect(await invoke(relayed('oPerson', pair.relayKey))).toMatchObject({ errcode: FUNCTION_NOT_ALLOWED })
    expect(await invoke(relayed('', 'another key'))).toMatchObject({ errcode: CALLER_UNVERIFIED })
    expect(await invoke(relayed('', pair.relayKey, Date.now() - 120_000))).toMatchObject({
      errcode: CALLER_UNVERIFIED,
    })
    expect(stored(pair)).toMatchObject([{ state: 'pending' }])
    expect(await invoke(relayed('', pair.relayKey))).toMatchObject({ errcode: 0 })
    expect(stored(pair)).toMatchObject([{ state: 'approved' }])
  })
})
