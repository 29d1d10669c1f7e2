import type { Context } from 'hono'
import { Mistake } from '../shared/mistake'
import { TcbError } from '../shared/tcb-error'

/** For `onError`: whoever asked hears a sentence. */
export function refuse(error: Error, context: Context): Response {
  if (error instanceof Mistake) return context.json({ error: error.message }, error.status)
  if (!(error instanceof TcbError))
    return context.json({ error: `The emulator failed: ${error.message}` }, 500)
  const { code, message } = error
  if (code === 'SYS_ERR') return context.json({ error: message }, 500)
  return context.json({ error: message }, code === 'DATABASE_COLLECTION_NOT_EXIST' ? 404 : 400)
}
