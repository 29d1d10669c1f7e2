import { health_check } from '../../contract/functions/health_check'
import { handler } from '../shared/handler'
import { describe, mask } from '../shared/log'
import { tryStorage } from './try-storage'

export const main = handler({ health_check }, async () => {
  const storage = await tryStorage().then(
    () => null,
    (error: unknown) => mask(describe(error)).slice(0, LONGEST),
  )
  return { time: Date.now(), storage }
})

/** Characters of a complaint. */
const LONGEST = 500
