import { Errcode } from '../../contract'
import { DuplicateKey, findById, insert } from '../shared/database'
import { handler } from '../shared/handler'
import { personId } from '../shared/person-id'

/**
 * The insert itself decides who is first: `_id` comes from the person, so that a second record is refused by
 * the database however many calls run at once. Looking first and inserting then would let two through.
 */
export const main = handler('users_add', async ({ input, caller, requestId, fail }) => {
  const _id = personId(caller)
  const { appid, openid } = caller
  try {
    await insert('users', { _id, ...input, appid, openid, createtime: Date.now(), requestId })
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error
    // The first answer may have been lost on its way: the same request again is told that it worked.
    const existing = await findById('users', _id)
    if (existing?.requestId !== requestId) fail(Errcode.USER_EXISTS)
  }
  return { res: { _id } }
})
