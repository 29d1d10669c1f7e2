import { Errcode } from '../../../contract'
import { DuplicateKey, findById, insert, remove } from '../database'
import { Failure } from '../failure'
import { describe, log } from '../log'
import { deliveryId, deliveryOf } from './delivery'

/**
 * One person's turn to get a message; done again it changes nothing. First it is there, then the person is looked for:
 * whoever leaves meanwhile takes it along (forget.ts), or is found to be gone here. Never throws.
 * @returns an errcode where it went wrong
 */
export async function deliver(notice: string, whom: string): Promise<'changed' | 'gone' | Errcode> {
  try {
    await deliverOnce(notice, whom)
    if (await findById('users', whom)) return 'changed'
    await remove('deliveries', deliveryId(notice, whom))
    return 'gone'
  } catch (error) {
    log.error('a person is left for later', { _id: whom, notice, cause: describe(error) })
    return error instanceof Failure ? error.errcode : Errcode.UNKNOWN
  }
}

async function deliverOnce(notice: string, whom: string): Promise<void> {
  try {
    await insert('deliveries', deliveryOf(notice, whom))
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error
  }
}
