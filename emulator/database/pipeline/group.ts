import { type Document, isDocument, isList } from '../document'
import { keyOf } from '../ejson'
import { compileExpression, isOperator } from '../expression/expression'
import { MongoError } from '../mongo-error'
import { invalidOperator } from '../refusal'
import { mapped, type Steps } from '../work/steps'
import { type Accumulator, ACCUMULATORS } from './accumulators'
import { ofDocument, type Stage, type StageMaker, type Surroundings } from './stage'

interface Field {
  name: string
  make: () => Accumulator
  valueOf: (document: Document) => unknown
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/group/ */
export const $group: StageMaker = (operand, surroundings) => {
  if (!isDocument(operand)) throw new MongoError("a group's fields must be specified in an object")
  if (!('_id' in operand)) throw new MongoError('a group specification must include an _id')
  const { _id, ...fields } = operand
  return groupedBy(
    ofDocument(compileExpression(_id, surroundings.compiling), surroundings),
    fieldsOf(fields, surroundings),
  )
}

/** The groups in the order in which their first documents come; a key that is missing is null. */
export function groupedBy(keyIn: (document: Document) => unknown, fields: Field[]): Stage {
  return function* (documents): Steps<Document[]> {
    const groups = new Map<unknown, { _id: unknown; accumulators: Accumulator[] }>()
    yield* mapped(documents, (document) => {
      const _id = keyIn(document) ?? null
      const key = typeof _id === 'number' ? _id : keyOf(_id)
      let group = groups.get(key)
      if (!group) groups.set(key, (group = { _id, accumulators: fields.map(({ make }) => make()) }))
      for (let i = 0; i < fields.length; i++) group.accumulators[i]?.add(fields[i]?.valueOf(document))
    })
    return [...groups.values()].map(({ _id, accumulators }) => {
      const group: Document = { _id }
      for (const [i, { name }] of fields.entries()) group[name] = accumulators[i]?.result() ?? null
      return group
    })
  }
}

/** `{ name: { $accumulator: expression } }` @throws MongoError, TcbError */
export function fieldsOf(fields: Document, surroundings: Surroundings): Field[] {
  return Object.entries(fields).map(([name, accumulation]) => {
    if (name.includes('.')) throw new MongoError(`The field name '${name}' cannot contain '.'`)
    if (name.startsWith('$')) throw new MongoError(`The field name '${name}' cannot be an operator name`)
    if (!isOperator(accumulation)) throw new MongoError(`The field '${name}' must be an accumulator object`)
    const [[operator, operand] = ['', undefined], another] = Object.entries(accumulation)
    if (another) throw new MongoError(`The field '${name}' must specify one accumulator`)
    const make = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined
    if (!make) throw invalidOperator(`unknown group operator '${operator}'`)
    if (isList(operand)) throw new MongoError(`The ${operator} accumulator is a unary operator`)
    return {
      name,
      make,
      valueOf: ofDocument(compileExpression(operand, surroundings.compiling), surroundings),
    }
  })
}
