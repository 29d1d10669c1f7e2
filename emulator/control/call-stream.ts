import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { CallLog, CallRecord } from './call-log'

/** Without a sign of life a proxy, or a page, may take the stream for dead. */
const HEARTBEAT = 15_000

/**
 * Server-sent events, one CallRecord each, first those after `?after=` (or the browser's Last-Event-ID when it
 * comes back), then each as it ends.
 */
export function streamCalls(context: Context, calls: CallLog) {
  const after = context.req.header('last-event-id') ?? context.req.query('after')
  return streamSSE(context, async (stream) => {
    const send = (record: CallRecord) => stream.writeSSE({ id: record.id, data: JSON.stringify(record) })
    const early = calls.after(after)
    // Listening begins before the first await, so that no record falls between the two.
    const stop = calls.listen((record) => void send(record))
    stream.onAbort(stop)
    for (const record of early) await send(record)
    while (!stream.aborted && !stream.closed) {
      await stream.writeln(': alive\n')
      await stream.sleep(HEARTBEAT)
    }
    stop()
  })
}
