import { isDocument, type Document } from '../document'
import { MongoError } from '../mongo-error'

/**
 * mingo meets a wrong operand only when it tests the first document, and then with a TypeError or by
 * matching nothing. MongoDB refuses the query at once, also on an empty collection.
 * @throws MongoError
 */
export function checkOperands(condition: Document): void {
  for (const [name, operand] of Object.entries(condition)) {
    if (LOGICAL.has(name)) checkList(name, operand)
    else if (!name.startsWith('$') && isDocument(operand)) checkOperators(operand)
  }
}

const LOGICAL = new Set(['$and', '$or', '$nor'])

function checkList(name: string, operand: unknown): void {
  if (!Array.isArray(operand)) throw new MongoError(`${name} must be an array`)
  if (operand.length === 0) throw new MongoError('$and/$or/$nor must be a nonempty array')
  for (const item of operand) {
    if (!isDocument(item)) throw new MongoError('$or/$and/$nor entries need to be full objects')
    checkOperands(item)
  }
}

function checkOperators(operators: Document): void {
  for (const [name, operand] of Object.entries(operators)) {
    const complaint = COMPLAINTS.get(name)?.(operand)
    if (complaint !== undefined) throw new MongoError(complaint)
    if (name === '$not' && isDocument(operand)) checkOperators(operand)
    if (name === '$elemMatch' && isDocument(operand)) {
      checkOperands(operand)
      checkOperators(operand)
    }
  }
}

const needsArray = (name: string) => (operand: unknown) =>
  Array.isArray(operand) ? undefined : `${name} needs an array`

const COMPLAINTS = new Map<string, (operand: unknown) => string | undefined>([
  ['$in', needsArray('$in')],
  ['$nin', needsArray('$nin')],
  ['$all', needsArray('$all')],
  ['$elemMatch', (operand) => (isDocument(operand) ? undefined : '$elemMatch needs an Object')],
  [
    '$not',
    (operand) =>
      isDocument(operand) || operand instanceof RegExp ? undefined : '$not needs a regex or a document',
  ],
  [
    '$size',
    (operand) =>
      Number.isInteger(operand) && Number(operand) >= 0
        ? undefined
        : '$size must be a whole number that is not negative',
  ],
  ['$mod', checkMod],
  [
    '$regex',
    (operand) =>
      typeof operand === 'string' || operand instanceof RegExp ? undefined : '$regex has to be a string',
  ],
])

function checkMod(operand: unknown): string | undefined {
  if (!Array.isArray(operand) || operand.length !== 2)
    return 'malformed mod, needs to be an array of two numbers'
  if (!operand.every(Number.isFinite)) return 'malformed mod, divisor and remainder must be numbers'
  return operand[0] === 0 ? 'divisor cannot be 0' : undefined
}
