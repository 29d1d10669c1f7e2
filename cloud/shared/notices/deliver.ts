import { createHash } from 'node:crypto'
import { Errcode } from '../../../contract'
import type { Delivery } from '../../../contract/notice-record'
import { DuplicateKey, findById, insert, remove } from '../database'
import { Failure } from '../failure'
import { describe, log } from '../log'

/** Of a message to a person: nobody gets one twice. */
export const deliveryId = (notice: string, whom: string): string =>
  createHash('sha256').update(`${notice}:${whom}`).digest('hex').slice(0, 32)

/** It has reached them now. */
export const deliveryOf = (notice: string, whom: string): Delivery => ({
  _id: deliveryId(notice, whom),
  whom,
  notice,
  createtime: Date.now(),
})

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
