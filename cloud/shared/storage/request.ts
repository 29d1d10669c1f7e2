import { type Reply, exchange } from '../exchange'
import { storageFailed } from './provider'

/** For the whole of one request; a function has 5 s over HTTP: ms. */
const TIMEOUT = 3_500

/**
 * One request without a body, with the connections that the SDK uses as well.
 * @param limit of the answer's body, in bytes; what comes behind it is not waited for
 * @throws Failure STORAGE_FAILED where no answer came
 */
export async function request(
  method: 'GET' | 'DELETE',
  url: string,
  headers: Record<string, string>,
  limit: number,
): Promise<Reply> {
  try {
    return await exchange({ method, url, headers, timeout: TIMEOUT, limit, beyond: 'cut off' })
  } catch (cause) {
    throw storageFailed(cause)
  }
}
