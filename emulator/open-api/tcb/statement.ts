import { type CallExpression, type Expression, parse, type Program, type SpreadElement } from 'acorn'
import { databaseLibrary } from '../../shared/database-library'
import { declare, type Reading, readingOf, STAGES, Unreadable, valueOf } from './value'

/** What a statement asks: one request of the server SDK's protocol. */
export interface Asked {
  action: string
  request: Record<string, unknown>
  /** The methods that it calls, such as `limit`. */
  calls: ReadonlySet<string>
}

type Node = Expression | SpreadElement

const CHAIN = "a statement is a chain of calls that begins with db.collection('…')"

const CHAINED = new Set(['doc', 'where', 'orderBy', 'skip', 'limit', 'field', 'aggregate', ...STAGES])

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
    const reading = readingOf(library, now)
    const { target, operation, argument } = ending(parsed(text, reading), reading, calls)
    if (!operations.includes(operation))
      throw new Unreadable(
        `a statement of this API ends with ${operations.join(' or ')}, not with ${operation}`,
      )
    const ends = target[operation]
    if (ends === undefined) throw new Unreadable(`${operation} cannot stand there`)
    // It waits for an answer that never comes, unless it refuses before it sends.
    Promise.resolve(ends.apply(target, argument)).catch(reject)
  })
  return { action, request: request as Record<string, unknown>, calls }
}

/** `const Point = db.Geo.Point`, as WeChat's own example begins, and then the chain. */
function parsed(text: string, reading: Reading): Expression {
  const { body } = program(text)
  const [last, ...more] = body.filter(({ type }) => type !== 'EmptyStatement').reverse()
  for (const statement of more.reverse()) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const')
      throw new Unreadable('before the statement there may be const …, and nothing else')
    for (const { id, init } of statement.declarations) declare(id, init, reading)
  }
  if (last?.type === 'ExpressionStatement') return last.expression
  throw new Unreadable(CHAIN)
}

function program(text: string): Program {
  try {
    return parse(text, { ecmaVersion: 2022 })
  } catch (error) {
    throw new Unreadable(`the statement cannot be read: ${(error as Error).message}`)
  }
}

type Target = Record<string, ((...given: unknown[]) => unknown) | undefined>

/** The last call of the chain, which is not made yet. */
function ending(node: Expression, reading: Reading, calls: Set<string>) {
  const { of, name, given } = methodCall(node)
  const target = chain(of, reading, calls)
  const values = given.map((argument) => valueOf(argument, reading))
  return { target, operation: name, argument: DATA.has(name) ? [dataOf(values[0], name)] : values }
}

/** Take `{ data }` here, and the data itself in the library. */
const DATA = new Set(['add', 'update', 'set'])

function dataOf(options: unknown, operation: string): unknown {
  const data = typeof options === 'object' && options !== null && 'data' in options ? options.data : undefined
  if (typeof data === 'object' && data !== null) return data
  throw new Unreadable(`${operation} takes { data }`)
}

function chain(node: Node, reading: Reading, calls: Set<string>): Target {
  const { of, name, given } = methodCall(node)
  const values = given.map((argument) => valueOf(argument, reading))
  calls.add(name)
  if (of.type === 'Identifier' && of.name === 'db' && name === 'collection')
    return reading.library.collection(values[0] as string) as unknown as Target
  const target = chain(of, reading, calls)
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
  throw new Unreadable(CHAIN)
}
