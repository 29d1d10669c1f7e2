import { Hono } from 'hono'
import * as v from 'valibot'
import type { Platform } from '../platform/platform'
import { callAs, Called, Calling } from './call-as'
import { body } from './checked'
import { described } from './described'
import { environmentIn } from './environment-in'

const Functions = v.object({
  functions: v.array(
    v.object({
      name: v.string(),
      timeout: v.pipe(v.number(), v.description('seconds')),
      memorySize: v.pipe(v.number(), v.description('megabytes')),
      handler: v.string(),
      triggers: v.pipe(
        v.array(v.object({ name: v.string(), cron: v.string() })),
        v.description('The timers of its config.json'),
      ),
      schema: v.exactOptional(v.pipe(v.object({}), v.description('JSON Schema of its data'))),
      examples: v.pipe(
        v.array(v.record(v.string(), v.unknown())),
        v.description('Data that clients send it'),
      ),
      instances: v.number(),
      idle: v.number(),
      waiting: v.pipe(v.number(), v.description('Calls that have no instance yet')),
    }),
  ),
})

/** `/control/functions/:env` and `/control/call`, which answers what the caller would hear. */
export function functionRoutes(platform: Platform) {
  return new Hono()
    .get('/functions/:env', described('The functions of an environment', Functions), (context) => {
      const { functions } = environmentIn(platform, context.req.param('env'))
      return context.var.answer({ functions: functions.describe() })
    })
    .post('/call', described('Calls a function as somebody', Called), body(Calling), async (context) =>
      context.var.answer(await callAs(platform, context.req.valid('json'))),
    )
}
