import { databaseTimeout } from '../refusal'
import type { Steps } from '../work/steps'

/** Not an answer: a write outside of transactions has met a locked document and is to be tried again. */
export class Locked extends Error {
  override readonly name = 'Locked'

  /** @param released resolves when the lock is given up; it may expire before, by the emulator's clock */
  constructor(readonly released: Promise<void>) {
    super('the document is locked by a transaction')
  }
}

/** ms; how soon a lock that expires because a test has moved the clock is noticed. */
const LOOK = 25

/**
 * Tries until no lock is in the way: "plain writes wait until release or time-out", as documented.
 * @param limit ms that one try may take @throws TcbError DATABASE_TIMEOUT
 */
export async function patiently<Result>(perform: () => Steps<Result>, limit: number): Promise<Result> {
  for (;;) {
    try {
      return await inTurns(perform(), limit)
    } catch (error) {
      if (!(error instanceof Locked)) throw error
      await releasedOrSoon(error.released)
    }
  }
}

/** @param limit ms @throws TcbError DATABASE_TIMEOUT where it takes longer than that */
async function inTurns<Result>(steps: Steps<Result>, limit: number): Promise<Result> {
  // Nearly all is done in one go.
  const first = steps.next()
  if (first.done) return first.value
  const end = performance.now() + limit
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve))
    const { done, value } = steps.next()
    if (done) return value
    if (performance.now() > end) throw databaseTimeout()
  }
}

async function releasedOrSoon(released: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const soon = new Promise((resolve) => (timer = setTimeout(resolve, LOOK)))
  await Promise.race([released, soon])
  clearTimeout(timer)
}
