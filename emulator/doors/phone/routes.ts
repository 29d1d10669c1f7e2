import { Hono, type Context } from 'hono'
import { jsonObject } from '../../shared/json-object'
import type { Platform } from '../../platform/platform'
import { callFunction } from './call-function'
import { asClientError, ClientError } from './client-error'
import { firstPhone } from './first-phone'
import { getPhoneNumber } from './get-phone-number'
import { executeAsClient } from './database/execute'
import { init } from './init'
import type { Owner } from '../../people/phones'
import { storageAsClient } from './storage'
import { requestSubscribeMessage } from './request-subscribe-message'

/**
 * `wx.cloud` on a phone. Always HTTP 200: the result, or `{ errCode, errMsg }`.
 * `POST /client/open` `{ appid }` → `{ phone }`: of its first person; for a mini program in WeChat DevTools
 * `POST /client/callFunction` `{ phone, name, data?, resourceAppid?, resourceEnv? }` → `{ result, errMsg, requestID }`
 * `POST /client/database` `{ phone, env?, action, … }` → `{ requestId, data }` or `{ requestId, code, message }`, as the
 * server SDK's protocol has it: WeChat's own for phones is not public
 * `POST /client/storage` `{ phone, env?, action, … }`: the same for files
 * `POST /client/getPhoneNumber` `{ phone }` → `{ code, errMsg }`: `<button open-type="getPhoneNumber">` was tapped
 * `POST /client/requestSubscribeMessage` `{ phone, tmplIds }` → `{ [id]: 'accept', errMsg }`: the person agrees to all
 * `POST /client/init` `{ phone, resourceAppid, resourceEnv }`: of a `new wx.cloud.Cloud(…)`, before its first call.
 */
export function clientRoutes(platform: Platform) {
  const answer = async (
    context: Context,
    respond: (owner: Owner, request: Record<string, unknown>) => Promise<object>,
  ) => {
    try {
      const { phone, ...request } = jsonObject(await context.req.text()) ?? {}
      const owner = platform.phones.ownerOf(phone)
      if (!owner)
        throw new ClientError(
          -601004,
          'the emulator knows no such phone; was it restarted? open the page anew',
        )
      platform.openapi.visits.note(owner)
      return context.json(await respond(owner, request))
    } catch (thrown) {
      const { errCode, errMsg } = asClientError(thrown)
      return context.json({ errCode, errMsg })
    }
  }
  return new Hono()
    .post('/open', async (context) => {
      const appid = String((jsonObject(await context.req.text()) ?? {})['appid'])
      if (platform.miniPrograms.has(appid)) return context.json({ phone: await firstPhone(platform, appid) })
      return context.json({ errCode: -601004, errMsg: `the emulator has no mini program ${appid}` })
    })
    .post('/callFunction', (context) => answer(context, (owner, call) => callFunction(platform, owner, call)))
    .post('/database', (context) =>
      answer(context, (owner, request) => executeAsClient(platform, owner, request)),
    )
    .post('/storage', (context) =>
      answer(context, (owner, request) => storageAsClient(platform, owner, request)),
    )
    .post('/getPhoneNumber', (context) =>
      answer(context, (owner) => Promise.resolve(getPhoneNumber(platform, owner))),
    )
    .post('/requestSubscribeMessage', (context) =>
      answer(context, (owner, request) => Promise.resolve(requestSubscribeMessage(platform, owner, request))),
    )
    .post('/init', (context) =>
      answer(context, async (owner, target) => {
        await init(platform, owner, target)
        return { errMsg: 'cloud.init:ok' }
      }),
    )
}
