import { Hono } from 'hono'
import { jsonObject } from '../json-object'
import type { Platform } from '../platform'
import { callAs, WrongCall } from './call-as'

/**
 * - `GET  /control/functions/:env` → `{ functions: FunctionState[] }`
 * - `POST /control/call` `{ env, name, data?, as }` → `{ requestId, result }`, or what the caller would hear
 *   instead: `{ errCode, errMsg }`. `as` is a person `{ appid, openid }`, `"http"` or `"timer"`.
 */
export function functionRoutes(platform: Platform) {
  return new Hono()
    .get('/functions/:env', (context) => {
      const env = context.req.param('env')
      const environment = platform.environments.get(env)
      if (!environment) return context.json({ error: `There is no environment "${env}".` }, 404)
      return context.json({ functions: environment.functions.describe() })
    })
    .post('/call', async (context) => {
      const call = jsonObject(await context.req.text())
      if (!call) return context.json({ error: 'The call must be a JSON object.' }, 400)
      try {
        return context.json(await callAs(platform, call))
      } catch (error) {
        if (error instanceof WrongCall) return context.json({ error: error.message }, error.status)
        throw error
      }
    })
}
