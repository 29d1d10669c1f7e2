import type { ActionContext } from './actions/action'
import { ACTIONS, TRANSACTIONAL } from './actions/actions'
import { invalidParam, refusal } from './refusal'
import { type Request, transactionId } from './request'
import { Locked } from './transactions/locked'
import type { Steps } from './work/steps'

type Answer = Record<string, unknown>

/** One action, once. @throws TcbError; Locked where it is to be tried again */
export function* perform(
  action: string,
  request: Request,
  context: Omit<ActionContext, 'store'>,
): Steps<Answer> {
  const act = ACTIONS.get(action)
  if (!act) throw invalidParam(`unknown action ${action}`)
  const { transactions } = context
  const inside = request['transactionId'] !== undefined && !action.endsWith('Transaction')
  if (!inside) return yield* refusing(action, () => act(request, { ...context, store: transactions.outside }))
  if (!TRANSACTIONAL.has(action)) throw invalidParam(`${action} cannot be part of a transaction`)
  const transaction = transactions.get(transactionId(request))
  transaction.begin()
  try {
    return yield* refusing(action, () => act(request, { ...context, store: transaction }))
  } catch (error) {
    // As in MongoDB, a statement that fails ends its transaction: half of it may be in there.
    transactions.abort(transaction.id)
    throw error
  }
}

/** With the errors of the cloud. @throws TcbError, Locked */
export function* refusing<Result>(action: string, run: () => Result | Steps<Result>): Steps<Result> {
  try {
    const result = run()
    return isSteps(result) ? yield* result : result
  } catch (error) {
    throw error instanceof Locked ? error : refusal(action, error)
  }
}

const isSteps = <Result>(result: Result | Steps<Result>): result is Steps<Result> =>
  typeof result === 'object' && result !== null && Symbol.iterator in result && 'throw' in result
