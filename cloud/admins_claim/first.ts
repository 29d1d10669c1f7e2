import { createHash, timingSafeEqual } from 'node:crypto'
import { drawn } from '../../contract/fields/drawn'
import { DuplicateKey, find, insert } from '../shared/database'
import { type By, entryOf } from '../shared/entry'
import { env, optionalEnv } from '../shared/env'
import { personId } from '../shared/person-id'
import { remember } from '../shared/remember'

/** Of two people who hold the code and claim at once, the one whose insert comes first: the `_id` is fixed. */
const FIRST = 'first'

/** @throws Failure READ_FAILED, WRITE_FAILED; MissingVariable */
export async function becomeFirst(
  by: By,
  code: string,
): Promise<{ _id: string } | 'ADMIN_EXISTS' | 'SETUP_CODE_WRONG'> {
  const { caller, requestId } = by
  const { appid, openid } = caller
  const [admin] = await find('admins', { where: {}, limit: 1 })
  const again = admin?.requestId === requestId && admin.openid === openid && admin.appid === appid
  if (admin && !again) {
    const setupCode = optionalEnv('ADMIN_SETUP_CODE')
    return setupCode && same(code, drawn(setupCode)) ? 'ADMIN_EXISTS' : 'SETUP_CODE_WRONG'
  }
  if (!admin) {
    if (!same(code, drawn(env('ADMIN_SETUP_CODE')))) return 'SETUP_CODE_WRONG'
    try {
      await insert('admins', { _id: FIRST, role: 'owner', appid, openid, createtime: Date.now(), requestId })
    } catch (error) {
      if (error instanceof DuplicateKey) return 'ADMIN_EXISTS'
      throw error
    }
  }
  // Also where the answer to the same request was lost on its way, or the function died here.
  const done = { whom: personId(caller), object: FIRST, before: null, after: { role: 'owner' } } as const
  await remember(entryOf(by, done))
  return { _id: FIRST }
}

const digest = (text: string) => createHash('sha256').update(text).digest()
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))
