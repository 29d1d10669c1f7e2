import { transactionId } from '../request'
import type { Action } from './action'

export const startTransaction: Action = (_request, { transactions }) => ({
  transactionId: transactions.start().id,
})

export const commitTransaction: Action = (request, { transactions }) => {
  const id = transactionId(request)
  transactions.commit(id)
  return { transactionId: id }
}

/** rollback() */
export const abortTransaction: Action = (request, { transactions }) => {
  const id = transactionId(request)
  transactions.abort(id)
  return { transactionId: id }
}
