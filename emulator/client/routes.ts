import { Hono } from 'hono'
import { jsonObject } from '../json-object'
import type { Platform } from '../platform'
import { callFunction } from './call-function'
import { asClientError, ClientError } from './client-error'

/**
 * `POST /client/callFunction` `{ phone, name, data? }`: what `wx.cloud.callFunction` is on that phone.
 * Always HTTP 200: `{ result, errMsg, requestID }`, or `{ errCode, errMsg }`.
 */
export function clientRoutes(platform: Platform) {
  return new Hono().post('/callFunction', async (context) => {
    try {
      const { phone, name, data } = jsonObject(await context.req.text()) ?? {}
      const owner = platform.phones.ownerOf(phone)
      if (!owner)
        throw new ClientError(
          -601004,
          'the emulator knows no such phone; was it restarted? open the page anew',
        )
      return context.json(await callFunction(platform, owner, name, data))
    } catch (thrown) {
      const { errCode, errMsg } = asClientError(thrown)
      return context.json({ errCode, errMsg })
    }
  })
}
