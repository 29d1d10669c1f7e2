import { TcbError } from '../shared/tcb-error'
import { MongoError } from './mongo-error'

export function invalidParam(message: string): TcbError {
  return new TcbError('INVALID_PARAM', message)
}

/** The misspelling is CloudBase's. */
export function invalidOperator(message: string): TcbError {
  return new TcbError('DATABASE_INVALID_OPERRATOR', message)
}

export function collectionNotExist(name: string): TcbError {
  return new TcbError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request, but if the problem cannot be solved, contact us.`,
  )
}

/** The code is documented (https://docs.cloudbase.net/error-code/DATABASE_TRANSACTION_CONFLICT), the words are not. */
export function transactionConflict(): TcbError {
  return new TcbError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.',
  )
}

export function transactionNotExist(id: string): TcbError {
  return new TcbError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transactionId: ${id}`,
  )
}

/**
 * Any error of an action as the cloud would answer it. Code and wording of a failed write are those of
 * real logs: `[FailedOperation.Insert] bulk write error: [{E11000 duplicate key error …}]`.
 */
export function refusal(action: string, error: unknown): TcbError {
  if (error instanceof TcbError) return error
  const text = error instanceof Error ? error.message : String(error)
  if (!(error instanceof MongoError) && UNKNOWN_OPERATOR.test(text)) return invalidOperator(text)
  return new TcbError('DATABASE_REQUEST_FAILED', failedOperation(action, text))
}

/** How mingo says that it has no such operator, stage or accumulator, or is not allowed to run it. */
const UNKNOWN_OPERATOR =
  /^unknown (top level|query) operator|is not registered|unregistered|scriptEnabled|jsonSchemaValidator/

function failedOperation(action: string, text: string): string {
  switch (action) {
    case 'database.insertDocument':
      return `[FailedOperation.Insert] bulk write error: [{${text}}]`
    case 'database.modifyDocument':
    case 'database.modifyAndReturnDoc':
      return `[FailedOperation.Update] multiple write errors: [{write errors: [{${text}}]}, {<nil>}]`
    case 'database.removeDocument':
      return `[FailedOperation.Delete] ${text}`
    default:
      return `[FailedOperation.Query] ${text}`
  }
}
