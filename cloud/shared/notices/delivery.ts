import { createHash } from 'node:crypto'
import type { Delivery } from '../../../contract/notice-record'

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
