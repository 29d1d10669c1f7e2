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

/** The code is documented (https://docs.cloudbase.net/error-code/DATABASE_TIMEOUT), the words are not. */
export function databaseTimeout(): TcbError {
  return new TcbError(
    'DATABASE_TIMEOUT',
    '[ResourceUnavailable.Timeout] The database request took too long. Ask for less, or add an index.',
  )
}

/** The code is documented (https://docs.cloudbase.net/error-code/DATABASE_TRANSACTION_CONFLICT), the words are not. */
export function transactionConflict(): TcbError {
  return new TcbError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CONTACT}`,
  )
}

/** Code and words as people have reported them from the cloud. */
export function transactionNotExist(): TcbError {
  return new TcbError(
    'DATABASE_TRANSACTION_FAIL',
    `[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. ${CONTACT}`,
  )
}

const CONTACT = 'Please check your request, but if the problem persists, contact us.'

/**
 * Any error of an action as the cloud would answer it. Code and wording of a failed write are those of
 * real logs: `[FailedOperation.Insert] bulk write error: [{E11000 duplicate key error …}]`.
 */
export function refusal(action: string, error: unknown): TcbError {
  if (error instanceof TcbError) return error
  if (!(error instanceof MongoError)) return unexpected(action, error)
  return new TcbError('DATABASE_REQUEST_FAILED', failedOperation(action, error.message))
}

/** A fault of the emulator: its cause is for whoever mends it, not for the one who asks. */
function unexpected(action: string, cause: unknown): TcbError {
  console.error(`${action} failed unexpectedly`, cause)
  return Object.assign(
    new TcbError('SYS_ERR', `The emulator failed at ${action}, which is a fault of its own.`),
    { cause },
  )
}

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
