import { Hono, type Context } from 'hono'
import { jsonObject } from '../../shared/json-object'
import type { Platform } from '../../platform/platform'
import { callFunction } from './call-function'
import { asClientError, ClientError } from './client-error'
import { openPhone } from './open'
import { getPhoneNumber } from './get-phone-number'
import { executeAsClient } from './database/execute'
import { init } from './init'
import { login } from './login'
import type { Owner } from '../../people/phones'
import { storageAsClient } from './storage'
import { createLines } from './watch/lines'
import { endWatch, nextNews, startWatch } from './watch/watch'
import { paymentEnd, requestPayment } from './request-payment'
import { requestSubscribeMessage } from './request-subscribe-message'
import { scan } from './scan'
import { writeToCustomerService } from './write-to-customer-service'

/**
 * `wx.cloud` on a phone. Always HTTP 200: the result, or `{ errCode, errMsg }`.
 * `POST /client/open` `{ appid }` → `{ phone }`: of its first person; for a mini program in WeChat DevTools
 * `POST /client/callFunction` `{ phone, name, data?, resourceAppid?, resourceEnv? }` → `{ result, errMsg, requestID }`
 * `POST /client/database` `{ phone, env?, action, … }` → `{ requestId, data }` or `{ requestId, code, message }`, as the
 * server SDK's protocol has it: WeChat's own for phones is not public
 * `POST /client/watch` `{ phone, env?, line, watchId, collectionName, query?, order?, limit? }`: begins to watch; then
 * `POST /client/watch/next` `{ phone, line, after }` → `{ news, last }` or `{ gone }`, when there are some, and
 * `POST /client/watch/close` `{ phone, line, watchId }`; `line` and `watchId` are the page's own names
 * `POST /client/storage` `{ phone, env?, action, … }`: the same for files
 * `POST /client/getPhoneNumber` `{ phone }` → `{ code, errMsg }`: `<button open-type="getPhoneNumber">` was tapped
 * `POST /client/requestSubscribeMessage` `{ phone, tmplIds }` → `{ [id]: 'accept', errMsg }`: the person agrees to all
 * `POST /client/login` `{ phone }` → `{ code, errMsg }`, for `sns/jscode2session`
 * `POST /client/requestPayment` `{ phone, package, paySign, … }` → `{ prepayId }`; then, until it says how it ended,
 * `POST /client/requestPayment/end` `{ phone, prepayId }` → `{ errMsg }` or `{}`
 * `POST /client/customerServiceMessage` `{ phone, content }`: the person writes to the customer service
 * `GET /client/scan?appid=…&path=…`: the person has scanned a mini program code, and is led to its page
 * `POST /client/init` `{ phone, resourceAppid, resourceEnv }`: of a `new wx.cloud.Cloud(…)`, before its first call.
 */
export function clientRoutes(platform: Platform) {
  const lines = createLines()
  const answer = async (context: Context, respond: (request: Request) => Promise<object>) => {
    try {
      return context.json(await respond(jsonObject(await context.req.text()) ?? {}))
    } catch (thrown) {
      const { errCode, errMsg } = asClientError(thrown)
      return context.json({ errCode, errMsg })
    }
  }
  const asOwner = (context: Context, respond: (owner: Owner, request: Request) => Promise<object>) =>
    answer(context, ({ phone, ...request }) => {
      const owner = platform.phones.ownerOf(phone)
      if (!owner) throw new ClientError(-601004, NO_PHONE)
      platform.openapi.visits.note(owner)
      return respond(owner, request)
    })
  return new Hono()
    .post('/open', (context) => answer(context, ({ appid }) => openPhone(platform, appid)))
    .post('/callFunction', (context) =>
      asOwner(context, (owner, call) => callFunction(platform, owner, call)),
    )
    .post('/database', (context) =>
      asOwner(context, (owner, request) => executeAsClient(platform, owner, request)),
    )
    .post('/watch', (context) =>
      asOwner(context, (owner, request) => startWatch(platform, lines, owner, request)),
    )
    .post('/watch/next', (context) => asOwner(context, (owner, request) => nextNews(lines, owner, request)))
    .post('/watch/close', (context) => asOwner(context, (owner, request) => endWatch(lines, owner, request)))
    .post('/storage', (context) =>
      asOwner(context, (owner, request) => storageAsClient(platform, owner, request)),
    )
    .post('/getPhoneNumber', (context) => asOwner(context, (owner) => getPhoneNumber(platform, owner)))
    .post('/requestSubscribeMessage', (context) =>
      asOwner(context, (owner, request) => requestSubscribeMessage(platform, owner, request)),
    )
    .post('/login', (context) => asOwner(context, (owner) => login(platform, owner)))
    .post('/requestPayment', (context) =>
      asOwner(context, (owner, request) => requestPayment(platform, owner, request)),
    )
    .post('/requestPayment/end', (context) =>
      asOwner(context, (owner, request) => paymentEnd(platform, owner, request)),
    )
    .post('/customerServiceMessage', (context) =>
      asOwner(context, (owner, request) => writeToCustomerService(platform, owner, request)),
    )
    .get('/scan', async (context) => {
      const { appid = '', path = '' } = context.req.query()
      const place = await scan(platform, { appid, path })
      return place === undefined ? context.json({ error: noH5(appid, path) }, 404) : context.redirect(place)
    })
    .post('/init', (context) => asOwner(context, (owner, target) => init(platform, owner, target)))
}

type Request = Record<string, unknown>

const noH5 = (appid: string, path: string) =>
  `The mini program "${appid}" has no H5 build here; the code leads to ${path || 'its first page'}.`

const NO_PHONE = 'the emulator knows no such phone; was it restarted? open the page anew'
