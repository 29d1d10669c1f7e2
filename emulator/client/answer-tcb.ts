import { randomUUID } from 'node:crypto'
import { Struck } from '../faults/struck'
import { TcbError } from '../tcb-error'

/** `{ requestId, data }` or `{ requestId, code, message }`, as the server SDK's protocol has it. Rejects with Struck. */
export async function answerTcb(work: () => Promise<object>): Promise<object> {
  const requestId = randomUUID()
  try {
    return { requestId, data: await work() }
  } catch (error) {
    if (error instanceof Struck) throw error
    const { code, message } = error instanceof TcbError ? error : new TcbError('SYS_ERR', String(error))
    return { requestId, code, message }
  }
}
