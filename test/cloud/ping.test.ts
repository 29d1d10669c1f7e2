import { describe, expect, it } from 'vitest'
import { signature } from '../../cloud/shared/relay-signature'
import { Errcode } from '../../contract'
import { adminApp, userApp } from '../../local/pair'
import { ping } from './ping'
import { type RunningPair, ownPair, someone } from './run-pair'

const ask = ({ cloud }: RunningPair, event: Record<string, unknown>) =>
  cloud.invoke({ env: userApp.env, name: 'api', event, source: 'wx_unknown' })

describe('a ping', () => {
  it.each(['wechat', 'cos', 'oss', 's3'] as const)(
    'goes all the way, and tries the storage: %s',
    async (storage) => {
      const pair = await ownPair({}, { storage })
      // Twice: the second finds nothing that is left of the first.
      for (let i = 0; i < 2; i++)
        expect(await ask(pair, ping(userApp.appid, pair.relayKey))).toMatchObject({
          errcode: 0,
          data: { answer: { errcode: 0, data: { time: expect.any(Number), storage: null } }, cause: null },
        })
      const kept = storage === 'wechat' ? adminApp.env : 'pictures-1250000000'
      expect(pair.cloud.storage(kept).list()).toEqual([])
    },
  )

  it('says why nothing comes back, and shows no secret', async () => {
    const ADMIN_SECRET = 'no'.repeat(16)
    const pair = await ownPair({ variables: { user: { ADMIN_SECRET } } })
    const pong = await ask(pair, ping(userApp.appid, pair.relayKey))
    expect(pong).toMatchObject({
      errcode: 0,
      data: { answer: null, cause: expect.stringContaining('ADMIN_SECRET is wrong') },
    })
    expect(JSON.stringify(pong)).not.toContain(ADMIN_SECRET)
  })

  it('says what the storage has against it', async () => {
    const pair = await ownPair(
      { variables: { admin: { STORAGE_KEY_SECRET: 'another' } } },
      { storage: 'cos' },
    )
    expect(await ask(pair, ping(userApp.appid, pair.relayKey))).toMatchObject({
      data: { answer: { data: { storage: expect.stringContaining('HTTP 403') } } },
    })
  })

  it('is answered to nobody without the key, and opens no function to people', async () => {
    const pair = await ownPair()
    const { appid } = userApp
    const refused = { errcode: Errcode.CALLER_UNVERIFIED, data: null }
    expect(await ask(pair, ping(appid, 'another key'))).toMatchObject(refused)
    expect(await ask(pair, ping(appid, pair.relayKey, Date.now() - 120_000))).toMatchObject(refused)
    expect(await pair.relay('Lin', ping(appid, 'another key'))).toMatchObject(refused)
    // A signature that the relay has made for somebody is none of a ping.
    const time = Date.now()
    const call = { func: 'users_add', appid, openid: '', requestId: 'request-1', time, data: someone }
    const relay = { appid, requestId: call.requestId, time, signature: signature(call, pair.relayKey) }
    expect(await ask(pair, { ping: relay })).toMatchObject(refused)
    expect(await pair.relay('Lin', { func: 'health_check', data: {} })).toMatchObject({
      errcode: Errcode.FUNCTION_NOT_ALLOWED,
    })
    expect(await pair.direct('Lin', 'health_check')).toMatchObject({ errcode: Errcode.FUNCTION_NOT_ALLOWED })
  })
})
