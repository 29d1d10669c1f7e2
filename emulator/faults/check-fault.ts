import * as v from 'valibot'
import { type Effect, type Fault, type Route, EFFECTS } from './fault'

const http: Effect[] = ['errcode', 'status', 'cut', 'hang', 'hold', 'body', 'fields']
/** The effects that each route can have. */
export const possible: Record<Route, Effect[]> = {
  token: http,
  stable_token: http,
  invokecloudfunction: http,
  tcb: http,
  sdk: http,
  client: ['errcode', 'cut', 'hang', 'hold'],
  storage: ['status', 'cut', 'hang', 'hold'],
  function: ['kill', 'twice'],
}

const number = (least: number, most: number) => {
  const words = `must be a number from ${least} to ${most}`
  return v.optional(v.pipe(v.number(words), v.minValue(least, words), v.maxValue(most, words)))
}
const oneOf = <const Value extends string>(...values: Value[]) =>
  v.picklist(values, `must be one of ${values.join(', ')}`)
const text = v.optional(v.string('must be a text'))
const always = v.optional(v.literal(true, 'must be true'))

/** A Fault, field by field; what goes together is checkFault's. */
export const FaultShape = v.object({
  route: oneOf(...(Object.keys(possible) as Route[])),
  env: text,
  name: text,
  action: text,
  delay: number(0, 3_600_000),
  errcode: v.optional(
    v.union([v.pipe(v.number(), v.integer()), v.string()], 'must be a whole number or, for sdk, a text'),
  ),
  errmsg: text,
  status: number(200, 599),
  cut: v.optional(oneOf('before', 'after')),
  hang: always,
  hold: always,
  body: text,
  fields: v.optional(v.record(v.string(), v.unknown(), 'must be an object')),
  kill: v.optional(oneOf('before', 'during', 'after')),
  twice: always,
  times: number(1, Number.MAX_SAFE_INTEGER),
  probability: number(0, 1),
  seed: number(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
} satisfies Record<keyof Fault, v.GenericSchema>)

/** The fault that a test or the control API describes. Throws a sentence about the first thing wrong with it. */
export function checkFault(given: Record<string, unknown>): Fault {
  const strange = Object.keys(given).find((field) => !Object.hasOwn(FaultShape.entries, field))
  if (strange !== undefined) throw new Error(`The fault's "${strange}" is unknown.`)
  const [issue] = v.safeParse(FaultShape, { route: '', ...given }).issues ?? []
  if (issue) throw new Error(`The fault's "${String(v.getDotPath(issue))}" ${issue.message}.`)
  const fault = given as unknown as Fault
  const effects = EFFECTS.filter((effect) => effect in given)
  const impossible = effects.find((effect) => !possible[fault.route].includes(effect))
  if (impossible) throw new Error(`A fault on the route "${fault.route}" cannot have "${impossible}".`)
  if (effects.length > 1) throw new Error(`A fault has one effect, not ${effects.join(' and ')}.`)
  if (effects.length === 0 && fault.delay === undefined)
    throw new Error('The fault says nothing that happens.')
  return fault
}
