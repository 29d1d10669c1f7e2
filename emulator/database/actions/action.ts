import type { Random } from '../../shared/random'
import type { Engine } from '../engine/engine'
import type { Store } from '../engine/store'
import type { Request } from '../request'
import type { Transactions } from '../transactions/transactions'
import type { Steps } from '../work/steps'

export interface ActionContext {
  engine: Engine
  /** Where documents are read and written: the engine, or the transaction that the request names. */
  store: Store
  transactions: Transactions
  /** The emulator's clock, ms: one moment for the whole action. */
  now: number
  random: Random
  /** How many documents an aggregation without a limit answers. */
  aggregateRows: number
  /** Hears how the request was served, if documents were looked for. */
  tell: (served: Served) => void
}

/** How a request was served, which its answer does not say. */
export interface Served {
  /** The index's name, `_id_` for the documents' ids; null where every document was looked at. */
  index?: string | null
  /** How many documents were looked at. */
  scanned?: number
  /** The answer of an aggregation is not whole, because the pipeline has no `limit`. */
  cut?: true
}

type Answer = Record<string, unknown>

/**
 * Reads, checks and changes the memory, and answers the `data` of the protocol. Where it takes long it may be put
 * aside while it reads, but nothing else may happen between its check and its change.
 */
export type Action = (request: Request, context: ActionContext) => Answer | Steps<Answer>
