import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { CallLog, CallRecord } from '../trace/call-log'

/** Without a sign of life a proxy, or a page, may take the stream for dead. */
const HEARTBEAT = 15_000

/**
 * Server-sent events, one CallRecord each, first those after `?after=` (or the browser's Last-Event-ID when it
 * comes back), then each as it ends.
 */
export function streamCalls(context: Context, calls: CallLog) {
  const after = context.req.header('last-event-id') ?? context.req.query('after')
  return streamSSE(context, async (stream) => {
    let last: Promise<unknown> = Promise.resolve()
    const write = (text: string) => {
      last = last.then(() => stream.write(text))
    }
    const send = (record: CallRecord) => {
      write(`id: ${record.id}\ndata: ${JSON.stringify(record)}\n\n`)
    }
    write(': calls\n\n')
    calls.after(after).forEach(send)
    const stop = calls.listen(send)
    const heartbeat = setInterval(() => write(': alive\n\n'), HEARTBEAT).unref()
    await new Promise<void>((resolve) => stream.onAbort(resolve))
    clearInterval(heartbeat)
    stop()
  })
}
