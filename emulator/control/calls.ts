import { Hono } from 'hono'
import * as v from 'valibot'
import type { CallLog } from '../trace/call-log'
import { streamCalls } from './call-stream'
import { described, query } from './described'

const Call = v.looseObject({
  ...{ id: v.string(), trace: v.string(), parent: v.optional(v.string()) },
  ...{ door: v.string(), kind: v.string(), action: v.string(), target: v.optional(v.string()) },
  errcode: v.union([v.number(), v.string()]),
  at: v.pipe(v.number(), v.description('ms since 1970, by the emulator')),
  duration: v.pipe(v.number(), v.description('ms')),
})
const Calls = v.object({ calls: v.array(Call) })
const OneCall = v.object({ call: Call, detail: v.looseObject({}) })
const Ids = v.object({ ids: v.array(v.string()) })
const After = v.object({
  after: v.optional(v.pipe(v.string(), v.description('The id of the last call that is known'))),
})
const Text = v.object({ text: v.optional(v.string(), '') })

/**
 * `/control/calls`
 *
 * - `GET ?after=<id>` → `{ calls: CallRecord[] }`, in the order in which they ended
 * - `GET /stream?after=<id>` → the same as server-sent events, one `data:` each
 * - `GET /search?text=` → `{ ids }` of the spans in whose inputs, outputs and errors it occurs
 * - `GET /:id` → `{ call: CallRecord, detail: CallDetail }`; the detail is empty where it was forgotten
 */
export function callRoutes(calls: CallLog) {
  return new Hono()
    .get('/', described('Calls in the order in which they ended', Calls), query(After), (context) =>
      context.json({ calls: calls.after(context.req.valid('query').after) }),
    )
    .get(
      '/stream',
      described('The same as server-sent events', v.string(), 'text/event-stream'),
      query(After),
      (context) => streamCalls(context, calls),
    )
    .get(
      '/search',
      described('Calls in whose inputs, outputs and errors a text occurs', Ids),
      query(Text),
      (context) => context.json({ ids: calls.search(context.req.valid('query').text) }),
    )
    .get('/:id', described('A call and what went in and out', OneCall), (context) => {
      const id = context.req.param('id')
      const found = calls.detail(id)
      return found
        ? context.json(found)
        : context.json({ error: `The call "${id}" is not known any more.` }, 404)
    })
}
