import type { CallExpression, Expression, MemberExpression, NewExpression, SpreadElement } from 'acorn'
import type { databaseLibrary } from '../../shared/database-library'

/** A text that is no statement, or one that asks for what there is not; a sentence. */
export class Unreadable extends Error {}

interface Reading {
  library: ReturnType<typeof databaseLibrary>
  /** The emulator's clock, ms. */
  now: number
}

type Node = Expression | SpreadElement
type Methods = Record<string, unknown>

const NAMED: Record<string, unknown> = { undefined, NaN, Infinity }

/** A part of a statement that stands for a value: literals, dates, `_.gt(1)`, `$.sum(1)`, `new db.Geo.Point(…)`. */
export function valueOf(node: Node, reading: Reading): unknown {
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'bigint' || (node.regex && !node.value))
        throw new Unreadable(`${node.raw ?? ''} is no value of the database`)
      return node.value
    case 'TemplateLiteral':
      if (node.expressions.length > 0) break
      return node.quasis[0]?.value.cooked
    case 'ArrayExpression':
      return node.elements.map((element) => valueOf(element ?? nothing(), reading))
    case 'ObjectExpression':
      return Object.fromEntries(node.properties.map((property) => fieldOf(property, reading)))
    case 'UnaryExpression':
      return signed(node.operator, valueOf(node.argument, reading))
    case 'Identifier':
      if (Object.hasOwn(NAMED, node.name)) return NAMED[node.name]
      throw new Unreadable(`there is no ${node.name}: a statement knows db, _ and $`)
    case 'ParenthesizedExpression':
      return valueOf(node.expression, reading)
    case 'CallExpression':
    case 'NewExpression':
      return called(node, reading)
  }
  throw new Unreadable(`a value cannot be a ${node.type}`)
}

function nothing(): never {
  throw new Unreadable('a list has no empty places')
}

type Property = Extract<Expression, { type: 'ObjectExpression' }>['properties'][number]

function fieldOf(property: Property, reading: Reading): [string, unknown] {
  if (
    property.type === 'SpreadElement' ||
    property.computed ||
    property.shorthand ||
    property.kind !== 'init'
  )
    throw new Unreadable('a field is written as name: value')
  const { key } = property
  const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : nothing()
  return [name, valueOf(property.value, reading)]
}

function signed(operator: string, value: unknown): unknown {
  if (typeof value === 'number' && operator === '-') return -value
  if (typeof value === 'number' && operator === '+') return value
  throw new Unreadable(`${operator} cannot stand there`)
}

function called(node: CallExpression | NewExpression, reading: Reading): unknown {
  const given = node.arguments.map((argument) => valueOf(argument, reading))
  const { callee } = node
  if (node.type === 'NewExpression' && callee.type === 'Identifier' && callee.name === 'Date')
    return dateOf(given, reading)
  if (callee.type !== 'MemberExpression') throw new Unreadable('only methods of db, _ and $ are called')
  const name = nameOf(callee)
  const holder = holderOf(callee.object, reading)
  const method = METHODS.has(name) ? holder[name] : undefined
  if (typeof method !== 'function') throw new Unreadable(`there is no ${name}`)
  if (holder === (reading.library.Geo as unknown as Methods))
    return Reflect.construct(method, given) as unknown
  return Reflect.apply(method, holder, given) as unknown
}

function dateOf([given, ...more]: unknown[], { now }: Reading): Date {
  const date = given === undefined ? new Date(now) : new Date(given as string)
  const written = given === undefined || typeof given === 'string' || typeof given === 'number'
  if (more.length > 0 || !written || Number.isNaN(date.getTime()))
    throw new Unreadable('a date is new Date() of a text or of milliseconds')
  return date
}

/** What has the method: `db`, `_`, `$`, `db.command`, `db.Geo`, or what an earlier call gave, as in `_.gt(1).lt(5)`. */
function holderOf(node: MemberExpression['object'], reading: Reading): Methods {
  const { command, Geo } = reading.library
  if (node.type === 'CallExpression') return called(node, reading) as Methods
  if (node.type === 'Identifier') {
    const roots: Record<string, unknown> = { db: reading.library, _: command, $: command.aggregate }
    if (Object.hasOwn(roots, node.name)) return roots[node.name] as Methods
  }
  if (node.type === 'MemberExpression') {
    const holder: unknown = holderOf(node.object, reading)
    const name = nameOf(node)
    if (holder === reading.library && name === 'command') return command
    if (holder === reading.library && name === 'Geo') return Geo as unknown as Methods
    if (holder === command && name === 'aggregate') return command.aggregate
  }
  throw new Unreadable('only methods of db, _ and $ are called')
}

function nameOf({ property, computed }: MemberExpression): string {
  if (!computed && property.type === 'Identifier') return property.name
  throw new Unreadable('a method is called by its name')
}

/** What may be called within a value: nothing of it asks the database. */
const METHODS = new Set(
  [
    'RegExp serverDate Point LineString Polygon MultiPoint MultiLineString MultiPolygon',
    // db.command
    'eq neq lt lte gt gte in nin all elemMatch exists size mod geoNear geoWithin geoIntersects and nor or not',
    'set remove inc mul push pull pullAll pop shift unshift addToSet rename bit max min expr jsonSchema project',
    // db.command.aggregate
    'pipeline abs add ceil divide exp floor ln log log10 mod multiply pow sqrt subtract trunc arrayElemAt',
    'arrayToObject concatArrays filter indexOfArray isArray map range reduce reverseArray slice zip cmp cond ifNull',
    'switch dateFromParts dateFromString dateToString dayOfMonth dayOfWeek dayOfYear isoDayOfWeek isoWeek isoWeekYear',
    'millisecond minute month second hour week year literal mergeObjects objectToArray allElementsTrue anyElementTrue',
    'setDifference setEquals setIntersection setIsSubset setUnion concat indexOfBytes indexOfCP split strLenBytes',
    'strLenCP strcasecmp substr substrBytes substrCP toLower toUpper meta avg first last stdDevPop stdDevSamp sum let',
    // a pipeline of lookup
    'addFields bucket bucketAuto count group limit lookup match replaceRoot sample skip sort sortByCount unwind done',
  ].flatMap((names) => names.split(' ')),
)
