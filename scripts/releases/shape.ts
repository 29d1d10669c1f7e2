import { toJsonSchema } from '@valibot/to-json-schema'
import type { Spec } from '../../contract'

/** What of the contract another version of an app, or a function written elsewhere, relies on. */
export interface Shape {
  release: string
  /** Name → number. */
  errcodes: Record<string, number>
  functions: Record<string, FunctionShape>
}

export interface FunctionShape {
  env: string
  access: string
  failures: number[]
  /** Path → what is there: its types, `!` behind them where it must be. */
  input: Fields
  data: Fields
}

export type Fields = Record<string, string>

export function shapeOf(
  release: string,
  { functions, errcodes }: { functions: Record<string, Spec>; errcodes: Record<string, number> },
): Shape {
  const shapes = Object.entries(functions).map(([name, spec]): [string, FunctionShape] => [
    name,
    {
      env: spec.env,
      access: spec.access,
      failures: Object.keys(spec.failures).map(Number),
      input: fieldsOf(toJsonSchema(spec.input, { typeMode: 'input', errorMode: 'ignore' })),
      data: fieldsOf(toJsonSchema(spec.data, { typeMode: 'output', errorMode: 'ignore' })),
    },
  ])
  return { release, errcodes, functions: Object.fromEntries(shapes) }
}

/** As much of JSON Schema as valibot writes. */
interface Schema {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: (Schema | boolean)[]
  oneOf?: (Schema | boolean)[]
  allOf?: (Schema | boolean)[]
  properties?: Record<string, Schema | boolean>
  required?: string[]
  items?: Schema | boolean | (Schema | boolean)[]
  additionalProperties?: Schema | boolean
}

function fieldsOf(schema: object): Fields {
  const types = new Map<string, { is: Set<string>; must: boolean }>()
  /** @param always of several forms: what each of them must have */
  const walk = (given: unknown, path: string, must: boolean, always?: string[]): void => {
    const { type, anyOf = [], oneOf = [], allOf = [], properties = {}, items, ...others } = known(given)
    const required = always ?? others.required ?? []
    const there = types.get(path) ?? { is: new Set(), must }
    types.set(path, there)
    const choices = others.enum ?? ('const' in others ? [others.const] : undefined)
    for (const one of choices ?? []) there.is.add(JSON.stringify(one))
    if (!choices) for (const one of [type ?? []].flat()) there.is.add(one)
    for (const one of allOf) walk(one, path, must)
    const forms = [...anyOf, ...oneOf]
    for (const one of forms) walk(one, path, must, inEach(forms))
    for (const [name, one] of Object.entries(properties))
      walk(one, path === '' ? name : `${path}.${name}`, required.includes(name))
    for (const one of [items ?? []].flat()) walk(one, `${path}[]`, true)
    if (typeof others.additionalProperties === 'object') walk(others.additionalProperties, `${path}.*`, false)
  }
  walk(schema, '', true)
  types.delete('')
  const lines = [...types].map(([path, { is, must }]): [string, string] => [
    path,
    [...is].sort().join('|') + (must ? '!' : ''),
  ])
  return Object.fromEntries(lines.sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** Fields that every one of the objects among them must have. */
function inEach(forms: unknown[]): string[] {
  const [first, ...others] = forms
    .map(known)
    .flatMap(({ properties, required = [] }) => (properties ? [required] : []))
  return (first ?? []).filter((name) => others.every((names) => names.includes(name)))
}

const known = (schema: unknown): Schema => (typeof schema === 'object' && schema !== null ? schema : {})
