import { type Fault, type Route, EFFECTS } from './fault'

const http = ['errcode', 'status', 'cut', 'hang', 'body', 'fields']
/** The effects that each route can have. */
export const possible: Record<Route, string[]> = {
  token: http,
  stable_token: http,
  invokecloudfunction: http,
  sdk: http,
  client: ['errcode', 'cut', 'hang'],
  storage: ['status', 'cut', 'hang'],
  function: ['kill', 'twice'],
}

type Rule = [holds: (value: unknown) => boolean, words: string]

const number = (least: number, most: number): Rule => [
  (value) => typeof value === 'number' && value >= least && value <= most,
  `must be a number from ${least} to ${most}`,
]
const oneOf = (...values: unknown[]): Rule => [
  (value) => values.includes(value),
  `must be one of ${values.join(', ')}`,
]
const text: Rule = [(value) => typeof value === 'string', 'must be a text']

const rules: Record<keyof Fault, Rule> = {
  route: oneOf(...Object.keys(possible)),
  env: text,
  name: text,
  action: text,
  delay: number(0, 3_600_000),
  errcode: [
    (value) => Number.isInteger(value) || typeof value === 'string',
    'must be a whole number or, for sdk, a text',
  ],
  errmsg: text,
  status: number(200, 599),
  cut: oneOf('before', 'after'),
  hang: oneOf(true),
  body: text,
  fields: [(value) => typeof value === 'object' && value !== null, 'must be an object'],
  kill: oneOf('before', 'during', 'after'),
  twice: oneOf(true),
  times: number(1, Number.MAX_SAFE_INTEGER),
  probability: number(0, 1),
  seed: number(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
}

/** The fault that a test or the control API describes. Throws a sentence about the first thing wrong with it. */
export function checkFault(given: Record<string, unknown>): Fault {
  for (const [field, value] of Object.entries({ route: undefined, ...given })) {
    const [holds, words] = Object.hasOwn(rules, field)
      ? rules[field as keyof Fault]
      : [() => false, 'is unknown']
    if (!holds(value)) throw new Error(`The fault's "${field}" ${words}.`)
  }
  const fault = given as unknown as Fault
  const effects = EFFECTS.filter((effect) => effect in given)
  const impossible = effects.find((effect) => !possible[fault.route].includes(effect))
  if (impossible) throw new Error(`A fault on the route "${fault.route}" cannot have "${impossible}".`)
  if (effects.length > 1) throw new Error(`A fault has one effect, not ${effects.join(' and ')}.`)
  if (effects.length === 0 && fault.delay === undefined)
    throw new Error('The fault says nothing that happens.')
  return fault
}
