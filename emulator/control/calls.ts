import { Hono } from 'hono'
import type { CallLog } from './call-log'
import { streamCalls } from './call-stream'

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
    .get('/', (context) => context.json({ calls: calls.after(context.req.query('after')) }))
    .get('/stream', (context) => streamCalls(context, calls))
    .get('/search', (context) => context.json({ ids: calls.search(context.req.query('text') ?? '') }))
    .get('/:id', (context) => {
      const id = context.req.param('id')
      const found = calls.detail(id)
      return found
        ? context.json(found)
        : context.json({ error: `The call "${id}" is not known any more.` }, 404)
    })
}
