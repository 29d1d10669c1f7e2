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

/** Tries until no lock is in the way: "plain writes wait until release or time-out", as documented. */
export async function patiently<Result>(perform: () => Result): Promise<Result> {
  for (;;) {
    try {
      return perform()
    } catch (error) {
      if (!(error instanceof Locked)) throw error
      await releasedOrSoon(error.released)
    }
  }
}

async function releasedOrSoon(released: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const soon = new Promise((resolve) => (timer = setTimeout(resolve, LOOK)))
  await Promise.race([released, soon])
  clearTimeout(timer)
}
