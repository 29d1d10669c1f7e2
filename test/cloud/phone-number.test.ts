import { describe, expect, it } from 'vitest'
import { type Answer, Errcode } from '../../contract'
import type { OpenApiAnswer } from '../../emulator/index'
import { inventedOpenid } from '../../local/openid'
import { userApp } from '../../local/pair'
import { type RunningPair, ownPair } from './run-pair'
import { expectSecretsKept } from './secrets-kept'

const NUMBER = '13700137000'

const run = (phoneNumber = NUMBER, ...openapi: OpenApiAnswer[]) =>
  ownPair({
    change(options) {
      options.openapi = openapi
      for (const program of options.miniPrograms)
        if (program.appid === userApp.appid)
          program.people = ['Lin', 'Chen'].map((name) => ({
            name,
            openid: inventedOpenid(name),
            phoneNumber,
          }))
    },
  })

/** What `<button open-type="getPhoneNumber">` gives on this person's phone. */
async function tapped({ cloud }: RunningPair, who: string): Promise<string> {
  const { phone } = await post(`${cloud.url}/control/phones`, {
    appid: userApp.appid,
    openid: inventedOpenid(who),
  })
  return String((await post(`${cloud.url}/client/getPhoneNumber`, { phone })).code)
}

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return (await response.json()) as Record<string, unknown>
}

const get = async (pair: RunningPair, who: string, code: unknown): Promise<Answer> => {
  const answer = await pair.relay(who, { func: 'phone_get', data: { code } })
  return answer.errcode === 0 && answer.data ? answer.data : answer
}

describe("a telephone number by WeChat's button", () => {
  it('is told for its code, once, and stands in no log', async () => {
    const pair = await run()
    const code = await tapped(pair, 'Lin')
    expect(await get(pair, 'Lin', code)).toEqual({ errcode: 0, errmsg: 'success', data: { tel: NUMBER } })
    expect(await get(pair, 'Lin', code)).toMatchObject({ errcode: Errcode.PHONE_UNAVAILABLE })
    expect(pair.printed()).not.toContain(NUMBER)
    expectSecretsKept(pair)
  })

  it("is nobody else's to ask for", async () => {
    const pair = await run()
    const code = await tapped(pair, 'Lin')
    expect(await get(pair, 'Chen', code)).toMatchObject({ errcode: Errcode.PHONE_UNAVAILABLE, data: null })
  })

  it.each<[string, string, OpenApiAnswer[]]>([
    ['is of another country', '+852 51234567', []],
    ['is not given, as WeChat refuses', NUMBER, [{ api: 'phonenumber.getPhoneNumber', errcode: 45011 }]],
    ['is missing in the answer', NUMBER, [{ api: 'phonenumber.getPhoneNumber', body: { errcode: 0 } }]],
  ])('that %s is to be typed instead', async (_what, number, openapi) => {
    const pair = await run(number, ...openapi)
    expect(await get(pair, 'Lin', await tapped(pair, 'Lin'))).toMatchObject({
      errcode: Errcode.PHONE_UNAVAILABLE,
      errmsg: expect.stringMatching(/^没有取到手机号/),
      data: null,
    })
  })

  it.each([undefined, '', 'a b', 'x'.repeat(300), { $ne: '' }])(
    'for %j is refused before WeChat is asked',
    async (code) => {
      const pair = await run()
      expect(await get(pair, 'Lin', code)).toMatchObject({ errcode: Errcode.INVALID_INPUT })
      expect(
        pair.cloud.calls().filter(({ door, kind }) => door === 'server-sdk' && kind === 'openapi'),
      ).toEqual([])
    },
  )
})
