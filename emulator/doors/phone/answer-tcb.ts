import { Struck } from '../../faults/struck'
import { type Random, uuid } from '../../shared/random'
import { asTcbError } from '../../shared/tcb-error'

/** `{ requestId, data }` or `{ requestId, code, message }`, as the server SDK's protocol has it. Rejects with Struck. */
export async function answerTcb(random: Random, work: () => Promise<object>): Promise<object> {
  const requestId = uuid(random, 'request of a phone')
  try {
    return { requestId, data: await work() }
  } catch (error) {
    if (error instanceof Struck) throw error
    const { code, message } = asTcbError(error)
    return { requestId, code, message }
  }
}
