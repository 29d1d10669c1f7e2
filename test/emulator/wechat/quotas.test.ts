import { request } from 'node:http'
import { describe, expect, test } from 'vitest'
import type { Cloud, MiniProgramOptions } from '../../../emulator'
import { call, runCalls } from '../cloud-calls'
import { admin, ann, json, optionsOf, post, runCloud, user } from '../fixture'

const minute = 60_000
const day = 24 * 60 * minute
const text = { version: 2, scene: 1, openid: ann.openid, content: '你好' }

/** The cloud of the fixture, where the admin mini program has these options as well. It is noon, and 20:00 in China. */
const runWith = (ofAdmin: Partial<MiniProgramOptions>) => {
  const { miniPrograms } = optionsOf({})
  return runCloud({
    options: {
      miniPrograms: miniPrograms.map((each) => (each.appid === admin.appid ? { ...each, ...ofAdmin } : each)),
      now: () => Date.UTC(2026, 10, 1, 12),
    },
  })
}

const tokenUrl = (cloud: Cloud, { appid, secret } = admin) =>
  `${cloud.url}/cgi-bin/token?grant_type=client_credential&appid=${appid}&secret=${secret}`
const token = (cloud: Cloud, app = admin) => json(tokenUrl(cloud, app))
const stable = (cloud: Cloud, more: object = {}) => {
  const { appid, secret } = admin
  return post(`${cloud.url}/cgi-bin/stable_token`, {
    grant_type: 'client_credential',
    appid,
    secret,
    ...more,
  })
}

describe('a quota', () => {
  test('of cgi-bin/token is 2000 a day, counted for each mini program', async () => {
    const cloud = await runWith({})
    for (let batch = 0; batch < 20; batch++)
      await Promise.all(Array.from({ length: 100 }, () => token(cloud)))
    expect(await token(cloud)).toMatchObject({
      errcode: 45009,
      errmsg: expect.stringMatching(/^reach max api daily quota limit rid: /) as string,
    })
    expect(await token(cloud, user)).toHaveProperty('access_token')
    expect(await stable(cloud)).toHaveProperty('access_token')
    cloud.clock.advance(day)
    expect(await token(cloud)).toHaveProperty('access_token')
  })

  test('of a day ends at midnight in China', async () => {
    const cloud = await runWith({ quotas: { token: { perDay: 1 } } })
    await token(cloud)
    cloud.clock.advance(4 * 60 * minute - 1)
    expect(await token(cloud)).toMatchObject({ errcode: 45009 })
    cloud.clock.advance(1)
    expect(await token(cloud)).toHaveProperty('access_token')
  })

  test('of a minute is told from that of a day', async () => {
    const cloud = await runWith({ quotas: { stable_token: { perMinute: 2, perDay: 5 } } })
    const codes = async (times: number) => {
      const answers = []
      for (let n = 0; n < times; n++) answers.push((await stable(cloud))['errcode'] ?? 0)
      return answers
    }
    expect(await codes(3)).toEqual([0, 0, 45011])
    cloud.clock.advance(minute)
    expect(await codes(3)).toEqual([0, 0, 45009])
  })

  test('is not used up by those who do not know the secret', async () => {
    const cloud = await runWith({ quotas: { token: { perDay: 1 } } })
    expect(await token(cloud, { ...admin, secret: 'wrong' })).toMatchObject({ errcode: 40125 })
    expect(await token(cloud)).toHaveProperty('access_token')
  })

  test('of content safety is heard in a function', async () => {
    const quotas = { 'security.msgSecCheck': { perMinute: 1 }, 'security.mediaCheckAsync': { perDay: 0 } }
    const cloud = await runCalls({ ofUser: { quotas }, options: { now: () => Date.UTC(2026, 10, 1, 12) } })
    expect(await call(cloud, 'security.msgSecCheck', text)).toMatchObject({ errCode: 0 })
    expect(await call(cloud, 'security.msgSecCheck', text)).toMatchObject({ errCode: 45011 })
    expect(await call(cloud, 'security.mediaCheckAsync', text)).toMatchObject({ errCode: 45009 })
    cloud.clock.advance(minute)
    expect(await call(cloud, 'security.msgSecCheck', text)).toMatchObject({ errCode: 0 })
  })

  test('of force_refresh is 20 a day, 30 seconds apart', async () => {
    const cloud = await runWith({})
    const force = () => stable(cloud, { force_refresh: true })
    const first = await force()
    for (let n = 0; n < 20; n++) {
      expect(await force()).not.toMatchObject(first)
      cloud.clock.advance(30_000)
    }
    expect(await force()).toMatchObject({ errcode: 45009 })
    expect(await stable(cloud)).toHaveProperty('access_token')
  })
})

/** The answer to a request that comes from another address of this machine. */
function from(localAddress: string, url: string): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    request(url, { localAddress }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      response.on('end', () => resolve(JSON.parse(body) as Record<string, unknown>))
    })
      .on('error', reject)
      .end()
  })
}

describe('an ipAllowList', () => {
  test.each([
    ['an address', ['127.0.0.1'], true],
    ['another address', ['127.0.0.2', '10.0.0.1'], false],
    ['a pattern', ['127.0.0.*'], true],
    ['another pattern', ['127.0.1.*'], false],
    ['a network', ['10.0.0.0/8', '127.0.0.0/8'], true],
    ['nothing', [], true],
  ])('of %s: %j lets this machine in: %s', async (_what, ipAllowList, lets) => {
    const cloud = await runWith({ ipAllowList })
    for (const answer of [await token(cloud), await stable(cloud)])
      expect(answer).toMatchObject(
        lets
          ? { expires_in: 7200 }
          : {
              errcode: 40164,
              errmsg: expect.stringContaining('invalid ip 127.0.0.1 ipv6 ::ffff:127.0.0.1') as string,
            },
      )
  })

  test.runIf(process.platform === 'linux')('looks at where a request comes from', async () => {
    const cloud = await runWith({ ipAllowList: ['127.0.0.2'] })
    expect(await from('127.0.0.2', tokenUrl(cloud))).toHaveProperty('access_token')
    expect(await from('127.0.0.3', tokenUrl(cloud))).toMatchObject({ errcode: 40164 })
  })

  test.runIf(process.platform === 'linux')(
    'concerns the AppSecret alone: a token serves from everywhere',
    async () => {
      const cloud = await runWith({ ipAllowList: ['127.0.0.2'] })
      const { access_token } = await from('127.0.0.2', tokenUrl(cloud))
      const url = `${cloud.url}/tcb/invokecloudfunction?access_token=${String(access_token)}&env=${admin.env}&name=nobody`
      expect(await post(url, {})).toMatchObject({ errcode: -501000 })
    },
  )

  test.each([
    ['a name', ['localhost'], '"localhost"'],
    ['a network of 33 bits', ['10.0.0.0/33'], '"10.0.0.0/33"'],
    ['eleven entries', Array.from({ length: 11 }, (_, n) => `10.0.0.${n}`), 'at most 10'],
  ])('with %s is refused at the start', async (_what, ipAllowList, reason) => {
    await expect(runWith({ ipAllowList })).rejects.toThrow(reason)
  })
})
