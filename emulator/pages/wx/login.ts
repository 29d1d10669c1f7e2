import { ask, type Callbacks, settle } from './ask'
import type { Carrier } from './carrier'

/** The code tells `sns/jscode2session` who this person is. */
export const login = (carrier: Carrier) => (options?: Callbacks<{ code: string }>) =>
  settle('login', options, async () => {
    const { code } = await ask<{ code: string }>(carrier, 'login', {})
    return { code }
  })
