import type {
  CallExpression,
  Expression,
  Literal,
  MemberExpression,
  NewExpression,
  Pattern,
  SpreadElement,
} from 'acorn'
import type { databaseLibrary } from '../../shared/database-library'

/** A text that is no statement, or one that asks for what there is not; a sentence. */
export class Unreadable extends Error {}

type Library = ReturnType<typeof databaseLibrary>
type Methods = Record<string, unknown>
type Node = Expression | SpreadElement

/** What a statement is read with. */
export interface Reading {
  library: Library
  methods: ReadonlySet<string>
  /** The emulator's clock, ms. */
  now: number
  /** What has methods. */
  holders: Map<string, Methods>
  /** What is made with `new`, or without it. */
  makers: Map<string, (...given: unknown[]) => unknown>
  values: Map<string, unknown>
}

export function readingOf(library: Library, now: number): Reading {
  const { command } = library
  const holders: Record<string, unknown> = { db: library, _: command, $: command.aggregate }
  return {
    library,
    methods: methodsOf(library),
    now,
    holders: new Map(Object.entries(holders)) as Map<string, Methods>,
    makers: new Map(),
    values: new Map(Object.entries({ undefined, NaN, Infinity })),
  }
}

/** `const Point = db.Geo.Point`, `const { Point } = db.Geo`, `const _ = db.command`, `const least = 1`. */
export function declare(id: Pattern, init: Expression | null | undefined, reading: Reading): void {
  if (!init) throw new Unreadable('a const has a value')
  if (id.type === 'ObjectPattern') {
    const from = holderOf(init, reading)
    for (const property of id.properties) {
      if (property.type !== 'Property' || property.computed || property.key.type !== 'Identifier')
        throw new Unreadable(NAMELESS)
      name(property.value, partOf(from, property.key.name, reading), reading)
    }
    return
  }
  name(id, named(init, reading), reading)
}

const NAMELESS = 'a const has a name'

type Named = { holder: Methods } | { maker: (...given: unknown[]) => unknown } | { value: unknown }

function name(id: Pattern, named: Named, { holders, makers, values }: Reading): void {
  if (id.type !== 'Identifier') throw new Unreadable(NAMELESS)
  for (const names of [holders, makers, values]) names.delete(id.name)
  if ('holder' in named) holders.set(id.name, named.holder)
  else if ('maker' in named) makers.set(id.name, named.maker)
  else values.set(id.name, named.value)
}

function named(node: Expression, reading: Reading): Named {
  if (node.type === 'MemberExpression') return partOf(holderOf(node.object, reading), nameOf(node), reading)
  const holder = node.type === 'Identifier' ? reading.holders.get(node.name) : undefined
  return holder ? { holder } : { value: valueOf(node, reading) }
}

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
      return node.elements.map((element) => {
        if (element) return valueOf(element, reading)
        throw new Unreadable('a list has no empty places')
      })
    case 'ObjectExpression':
      return Object.fromEntries(node.properties.map((property) => fieldOf(property, reading)))
    case 'UnaryExpression':
      return signed(node.operator, valueOf(node.argument, reading))
    case 'Identifier':
      if (reading.values.has(node.name)) return reading.values.get(node.name)
      throw new Unreadable(`there is no ${node.name}: a statement knows db, _ and $`)
    case 'ParenthesizedExpression':
      return valueOf(node.expression, reading)
    case 'CallExpression':
    case 'NewExpression':
      return called(node, reading)
  }
  throw new Unreadable(`a value cannot be a ${node.type}`)
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
  const name = key.type === 'Identifier' ? key.name : String((key as Literal).value)
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
  if (callee.type === 'Identifier') {
    if (node.type === 'NewExpression' && callee.name === 'Date') return dateOf(given, reading)
    const maker = reading.makers.get(callee.name)
    if (maker) return maker(...given)
  }
  if (callee.type !== 'MemberExpression') throw new Unreadable(ONLY)
  const name = nameOf(callee)
  const holder = holderOf(callee.object, reading)
  const part = partOf(holder, name, reading)
  if ('maker' in part) return part.maker(...given)
  throw new Unreadable(`there is no ${name}`)
}

const ONLY = 'only methods of db, _ and $ are called'

function dateOf([given, ...more]: unknown[], { now }: Reading): Date {
  const date = given === undefined ? new Date(now) : new Date(given as string)
  const written = given === undefined || typeof given === 'string' || typeof given === 'number'
  if (more.length > 0 || !written || Number.isNaN(date.getTime()))
    throw new Unreadable('a date is new Date() of a text or of milliseconds')
  return date
}

/** What has the method: `db`, `_`, `$`, `db.command`, `db.Geo`, or what an earlier call gave, as in `_.gt(1).lt(5)`. */
function holderOf(node: MemberExpression['object'], reading: Reading): Methods {
  if (node.type === 'CallExpression') return called(node, reading) as Methods
  if (node.type === 'Identifier') {
    const holder = reading.holders.get(node.name)
    if (holder) return holder
  }
  if (node.type === 'MemberExpression') {
    const part = partOf(holderOf(node.object, reading), nameOf(node), reading)
    if ('holder' in part) return part.holder
  }
  throw new Unreadable(ONLY)
}

function partOf(from: Methods, name: string, { library, methods }: Reading): Named {
  const { command, Geo } = library
  const isOf = (holder: object) => from === holder
  if ((isOf(library) && /^(command|Geo)$/.test(name)) || (isOf(command) && name === 'aggregate'))
    return { holder: from[name] as Methods }
  const method = methods.has(name) ? from[name] : undefined
  if (typeof method !== 'function') throw new Unreadable(`there is no ${name}`)
  const made = (given: unknown[]): unknown =>
    isOf(Geo) ? Reflect.construct(method, given) : Reflect.apply(method, from, given)
  return { maker: (...given) => made(given) }
}

function nameOf({ property, computed }: MemberExpression): string {
  if (!computed && property.type === 'Identifier') return property.name
  throw new Unreadable('a method is called by its name')
}

export const STAGES = [
  ...[
    'addFields',
    'bucket',
    'bucketAuto',
    'count',
    'geoNear',
    'group',
    'limit',
    'lookup',
    'match',
    'project',
  ],
  ...['replaceRoot', 'sample', 'skip', 'sort', 'sortByCount', 'unwind'],
]

/** What may be called within a value: nothing of it asks the database. */
const methodsOf = ({ command, Geo }: Library) =>
  new Set(
    [command, command.aggregate, Geo]
      .flatMap((holder) => Object.keys(holder))
      // A pipeline of lookup, too.
      .concat(STAGES, 'done', 'RegExp', 'serverDate'),
  )
