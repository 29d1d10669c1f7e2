import { databaseTimeout } from '../refusal'

/**
 * Steps for one document of one query: far more than any sensible expression takes, and about a tenth of a
 * second. Not a clock, so that the same query ends the same way on every machine.
 */
const PER_DOCUMENT = 2_000_000

/** What one query has left. A list's element, a document of a lookup or a move of a regular expression is a step. */
export class Meter {
  #left = PER_DOCUMENT

  /** @throws TcbError DATABASE_TIMEOUT */
  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw databaseTimeout()
  }

  /** For the next document. */
  refill(): void {
    this.#left = PER_DOCUMENT
  }
}
