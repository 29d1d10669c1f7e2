import { describe, log } from '../shared/log'
import { settle } from '../shared/settle'

/** One record that does not work must not stand in the way of the others. */
export async function settleOrPostpone(_id: string): Promise<'settled' | 'postponed'> {
  try {
    await settle(_id)
    return 'settled'
  } catch (error) {
    log.error('a person is not counted yet', { _id, cause: describe(error) })
    return 'postponed'
  }
}
