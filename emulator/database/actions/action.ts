import type { Random } from '../../shared/random'
import type { Engine } from '../engine/engine'
import type { Store } from '../engine/store'
import type { Request } from '../request'
import type { Transactions } from '../transactions/transactions'

export interface ActionContext {
  engine: Engine
  /** Where documents are read and written: the engine, or the transaction that the request names. */
  store: Store
  transactions: Transactions
  /** The emulator's clock, ms: one moment for the whole action. */
  now: number
  random: Random
}

/**
 * Reads, checks and changes the memory in one go, and answers the `data` of the protocol. Not async:
 * nothing else may happen between its check and its change.
 */
export type Action = (request: Request, context: ActionContext) => Record<string, unknown>
