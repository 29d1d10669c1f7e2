import { type CallExpression, type Expression, parseExpressionAt, type SpreadElement } from 'acorn'
import { databaseLibrary } from '../../shared/database-library'
import { Unreadable, valueOf } from './value'

/** What a statement asks: one request of the server SDK's protocol. */
export interface Asked {
  action: string
  request: Record<string, unknown>
  /** The methods that it calls, such as `limit`. */
  calls: ReadonlySet<string>
}

type Library = ReturnType<typeof databaseLibrary>
type Node = Expression | SpreadElement

const STAGES =
  'addFields bucket bucketAuto count geoNear group limit lookup match project replaceRoot sample skip sort sortByCount unwind'
const CHAINED = new Set(`doc where orderBy skip limit field aggregate ${STAGES}`.split(' '))

/**
 * `db.collection('notes').where({ n: _.gt(1) }).get()` as the request that the SDK would make of it. The text is parsed and
 * read part by part; nothing in it is run but the library's own methods that are named here.
 * @param operations what it may end with
 * @throws Unreadable, a sentence; what the library refuses
 */
export async function askedBy(text: string, operations: readonly string[], now: number): Promise<Asked> {
  const calls = new Set<string>()
  const { action, request } = await new Promise<{ action: string; request: object }>((resolve, reject) => {
    const library = databaseLibrary((action, request) => {
      resolve({ action, request })
      return new Promise(() => undefined)
    })
    const { target, operation, argument } = ending(parsed(text), { library, calls, now })
    if (!operations.includes(operation))
      throw new Unreadable(
        `a statement of this API ends with ${operations.join(' or ')}, not with ${operation}`,
      )
    Promise.resolve(target[operation]?.call(target, ...argument)).catch(reject)
  })
  return { action, request: request as Record<string, unknown>, calls }
}

function parsed(text: string): Expression {
  try {
    const expression = parseExpressionAt(text, 0, { ecmaVersion: 2022 })
    if (/^[\s;]*$/.test(text.slice(expression.end))) return expression
  } catch (error) {
    throw new Unreadable(`the statement cannot be read: ${(error as Error).message}`)
  }
  throw new Unreadable('there is more than one statement')
}

interface Reading {
  library: Library
  calls: Set<string>
  now: number
}

type Target = Record<string, ((...given: unknown[]) => unknown) | undefined>

/** The last call of the chain, which is not made yet. */
function ending(node: Expression, reading: Reading) {
  const { of, name, given } = methodCall(node)
  const target = chain(of, reading)
  const data = DATA.has(name)
  const values = given.map((argument) => valueOf(argument, reading))
  return { target, operation: name, argument: data ? [dataOf(values[0], name)] : values }
}

/** Take `{ data }` here, and the data itself in the library. */
const DATA = new Set(['add', 'update', 'set'])

function dataOf(options: unknown, operation: string): unknown {
  const data = typeof options === 'object' && options !== null && 'data' in options ? options.data : undefined
  if (typeof data === 'object' && data !== null) return data
  throw new Unreadable(`${operation} takes { data }`)
}

function chain(node: Node, reading: Reading): Target {
  const { of, name, given } = methodCall(node)
  const values = given.map((argument) => valueOf(argument, reading))
  reading.calls.add(name)
  if (of.type === 'Identifier' && of.name === 'db' && name === 'collection')
    return reading.library.collection(values[0] as string) as unknown as Target
  const target = chain(of, reading)
  // `count` of a query would be a request of its own; that of an aggregation is a stage.
  const made = CHAINED.has(name) && (name !== 'count' || 'end' in target) ? target[name] : undefined
  if (made === undefined) throw new Unreadable(`${name} cannot stand there`)
  return made.apply(target, values) as Target
}

function methodCall(node: Node): { of: Expression; name: string; given: CallExpression['arguments'] } {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
    const { object, property, computed } = node.callee
    if (!computed && property.type === 'Identifier' && object.type !== 'Super')
      return { of: object, name: property.name, given: node.arguments }
  }
  throw new Unreadable("a statement is a chain of calls that begins with db.collection('…')")
}
