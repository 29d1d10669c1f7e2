import { Hono } from 'hono'
import * as v from 'valibot'
import { described, takes } from '../control/described'
import { jsonObject } from '../json-object'
import type { Platform } from '../platform'
import { asFunctionFailure } from './failures'
import { invoke } from './invoke'

const Result = v.object({ result: v.unknown() })

/**
 * `POST /control/functions/:env/:name`, the body is the event: as a timer trigger or the console invokes it
 * → `{ result }`; HTTP 400 `{ error }` where the body is no JSON object, 502 `{ error, code }` where the call failed.
 */
export function functionControlRoutes(platform: Platform) {
  return new Hono().post(
    '/:env/:name',
    described('Invokes a function as the console does', Result),
    takes(v.record(v.string(), v.unknown())),
    async (context) => {
      const { env, name } = context.req.param()
      const event = jsonObject((await context.req.text()) || '{}')
      if (!event) return context.json({ error: 'The body must be a JSON object: the event.' }, 400)
      try {
        return context.json({ result: await invoke(platform, { env, name, event }) })
      } catch (thrown) {
        const { code, message } = asFunctionFailure(thrown)
        return context.json({ error: message, code }, 502)
      }
    },
  )
}
