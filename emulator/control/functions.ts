import { Hono } from 'hono'
import * as v from 'valibot'
import type { Platform } from '../platform/platform'
import { callAs, WrongCall } from './call-as'
import { body, described } from './described'

const Functions = v.object({ functions: v.array(v.looseObject({ name: v.string() })) })
const Call = v.looseObject({
  env: v.string(),
  name: v.string(),
  data: v.optional(v.unknown()),
  as: v.pipe(v.optional(v.unknown()), v.description('A person { appid, openid }, "http" or "timer"')),
})
const Called = v.union([
  v.object({ requestId: v.string(), result: v.unknown() }),
  v.object({ errCode: v.number(), errMsg: v.string() }),
])

/**
 * - `GET  /control/functions/:env` → `{ functions: FunctionState[] }`
 * - `POST /control/call` `{ env, name, data?, as }` → `{ requestId, result }`, or what the caller would hear
 *   instead: `{ errCode, errMsg }`. `as` is a person `{ appid, openid }`, `"http"` or `"timer"`.
 */
export function functionRoutes(platform: Platform) {
  return new Hono()
    .get('/functions/:env', described('The functions of an environment', Functions), (context) => {
      const env = context.req.param('env')
      const environment = platform.environments.get(env)
      if (!environment) return context.json({ error: `There is no environment "${env}".` }, 404)
      return context.json({ functions: environment.functions.describe() })
    })
    .post('/call', described('Calls a function as somebody', Called), body(Call), async (context) => {
      try {
        return context.json(await callAs(platform, context.req.valid('json')))
      } catch (error) {
        if (error instanceof WrongCall) return context.json({ error: error.message }, error.status)
        throw error
      }
    })
}
