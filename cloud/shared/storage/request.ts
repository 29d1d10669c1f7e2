import { type Reply, type Wanted, exchange } from '../exchange'
import { storageFailed } from './provider'

/** For the whole of one request; a function has 5 s over HTTP: ms. */
const TIMEOUT = 3_500

export type Request = Pick<Wanted, 'method' | 'url' | 'headers' | 'body'>

/**
 * One request, with the connections that the SDK uses as well.
 * @param limit of the answer's body, in bytes; what comes behind it is not waited for
 * @throws Failure STORAGE_FAILED where no answer came
 */
export async function request(wanted: Request, limit: number): Promise<Reply> {
  try {
    return await exchange({ ...wanted, timeout: TIMEOUT, limit, beyond: 'cut off' })
  } catch (cause) {
    throw storageFailed(cause)
  }
}
