import { createHash, timingSafeEqual } from 'node:crypto'
import { Errcode } from '../../contract'
import { drawn } from '../../contract/fields/drawn'
import { DuplicateKey, find, insert } from '../shared/database'
import { env } from '../shared/env'
import { handler } from '../shared/handler'

/** Of two people who hold the code and claim at once, the one whose insert comes first: the `_id` is fixed. */
const FIRST = 'first'

export const main = handler('admins_claim', async ({ input, caller: { appid, openid }, requestId, fail }) => {
  const [admin] = await find('admins', { where: {}, limit: 1 })
  // The answer to the same request was lost on its way: say again that it worked.
  if (admin?.requestId === requestId) return { res: { _id: admin._id } }
  if (admin) fail(Errcode.ADMIN_EXISTS)
  if (!same(input.code, drawn(env('ADMIN_SETUP_CODE')))) fail(Errcode.SETUP_CODE_WRONG)
  try {
    await insert('admins', { _id: FIRST, role: 'owner', appid, openid, createtime: Date.now(), requestId })
  } catch (error) {
    if (error instanceof DuplicateKey) fail(Errcode.ADMIN_EXISTS)
    throw error
  }
  return { res: { _id: FIRST } }
})

const digest = (text: string) => createHash('sha256').update(text).digest()
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))
