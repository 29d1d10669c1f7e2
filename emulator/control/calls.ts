import { Hono } from 'hono'
import * as v from 'valibot'
import type { CallLog, CallRecord } from '../trace/call-log'
import { Mistake } from '../shared/mistake'
import { streamCalls } from './call-stream'
import { query } from './checked'
import { described, describedAs } from './described'

const text = (description: string) => v.exactOptional(v.pipe(v.string(), v.description(description)))

/** trace/call-log.ts says more of each field; the compiler sees to it that none is missing here. */
const ofCall = {
  id: v.string(),
  trace: v.string(),
  parent: text('The call that caused this one'),
  at: v.pipe(v.number(), v.description('ms since 1970, by the emulator')),
  duration: v.pipe(v.number(), v.description('ms')),
  door: v.picklist(['phone', 'server-sdk', 'open-api', 'object-store', 'cloud']),
  kind: v.picklist(['call', 'function', 'database', 'storage', 'openapi']),
  action: v.string(),
  target: text('A function, a collection, the key of an object'),
  env: v.exactOptional(v.string()),
  appid: v.exactOptional(v.string()),
  wrote: v.exactOptional(v.pipe(v.literal(true), v.description('What is kept may be another than before'))),
  errcode: v.pipe(v.union([v.number(), v.string()]), v.description('0 when fine')),
  answered: v.exactOptional(v.number()),
  requestId: v.exactOptional(v.string()),
  cold: v.exactOptional(v.boolean()),
  logs: v.exactOptional(v.array(v.string())),
  stderr: v.exactOptional(v.array(v.number())),
  index: v.exactOptional(v.nullable(v.string())),
  scanned: v.exactOptional(v.pipe(v.number(), v.description('How many documents were looked at'))),
  fault: text('The faults that hit it'),
  hint: v.exactOptional(
    v.pipe(
      v.picklist(['made-collection', 'cut', 'led-here', 'user-info']),
      v.description('What its author should know'),
    ),
  ),
} satisfies Record<keyof CallRecord, v.GenericSchema>
const Call = v.object(ofCall)
const Calls = v.object({ calls: v.array(Call) })

const Excerpt = v.optional(
  v.object({ text: v.string(), size: v.pipe(v.number(), v.description('Characters of the whole')) }),
)
const Detail = v.object({
  input: Excerpt,
  output: Excerpt,
  error: Excerpt,
  caller: v.optional(
    v.object({ appid: v.string(), openid: v.exactOptional(v.string()), source: v.string() }),
  ),
})
const OneCall = v.object({ call: Call, detail: Detail })
const Found = v.object({ text: v.string(), ids: v.array(v.string()) })
const After = v.object({
  after: v.optional(v.pipe(v.string(), v.description('The id of the last call that is known'))),
})
const Text = v.object({ text: v.optional(v.string(), '') })

/** `/control/calls`; the stream sends one call each as `data:`. A detail is empty where it was forgotten. */
export function callRoutes(calls: CallLog) {
  return new Hono()
    .get('/', described('Calls in the order in which they ended', Calls), query(After), (context) =>
      context.var.answer({ calls: calls.after(context.req.valid('query').after) }),
    )
    .get(
      '/stream',
      describedAs('The same as server-sent events', 'text/event-stream'),
      query(After),
      (context) => streamCalls(context, calls),
    )
    .get(
      '/search',
      described('Calls in whose inputs, outputs and errors a text occurs', Found),
      query(Text),
      (context) => {
        const { text: wanted } = context.req.valid('query')
        return context.var.answer({ text: wanted, ids: calls.search(wanted) })
      },
    )
    .get('/:id', described('A call and what went in and out', OneCall), (context) => {
      const id = context.req.param('id')
      const found = calls.detail(id)
      if (!found) throw new Mistake(404, `The call "${id}" is not known any more.`)
      return context.var.answer(found)
    })
}
