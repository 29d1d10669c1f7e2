import type { ActionContext } from './actions/action'
import { ACTIONS, TRANSACTIONAL } from './actions/actions'
import { invalidParam, refusal } from './refusal'
import { type Request, transactionId } from './request'
import { Locked } from './transactions/locked'

/** One action, once. @throws TcbError; Locked where it is to be tried again */
export function perform(
  action: string,
  request: Request,
  context: Omit<ActionContext, 'store'>,
): Record<string, unknown> {
  const act = ACTIONS.get(action)
  if (!act) throw invalidParam(`unknown action ${action}`)
  const { transactions } = context
  const inside = request['transactionId'] !== undefined && !action.endsWith('Transaction')
  if (!inside) return refusing(action, () => act(request, { ...context, store: transactions.outside }))
  if (!TRANSACTIONAL.has(action)) throw invalidParam(`${action} cannot be part of a transaction`)
  const transaction = transactions.get(transactionId(request))
  try {
    return refusing(action, () => act(request, { ...context, store: transaction }))
  } catch (error) {
    // As in MongoDB, a statement that fails ends its transaction: half of it may be in there.
    transactions.abort(transaction.id)
    throw error
  }
}

export function refusing<Result>(action: string, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    throw error instanceof Locked ? error : refusal(action, error)
  }
}
