import { createHash, timingSafeEqual } from 'node:crypto'
import { Errcode } from '../../contract'
import { DuplicateKey, find, insert } from '../shared/database'
import { env } from '../shared/env'
import { handler } from '../shared/handler'

/** Of two people who hold the code and claim at once, the one whose insert comes first: the `_id` is fixed. */
const FIRST = 'first'

export const main = handler('admins_claim', async ({ input, caller: { appid, openid }, fail }) => {
  const admins = await find('admins', { where: {}, limit: 1 })
  if (admins.length > 0) fail(Errcode.ADMIN_EXISTS)
  if (!same(input.code, env('ADMIN_SETUP_CODE'))) fail(Errcode.SETUP_CODE_WRONG)
  try {
    await insert('admins', { _id: FIRST, appid, openid, createtime: Date.now() })
  } catch (error) {
    if (error instanceof DuplicateKey) fail(Errcode.ADMIN_EXISTS)
    throw error
  }
  return { res: { _id: FIRST } }
})

const digest = (text: string) => createHash('sha256').update(text).digest()
const same = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))
