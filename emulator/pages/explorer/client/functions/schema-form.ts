import { say } from '../language'

/** A JSON Schema, as far as a form can show it. */
export interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  enum?: unknown[]
  const?: unknown
  default?: unknown
  anyOf?: Schema[]
  title?: string
  description?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  pattern?: string
}

export interface FormField {
  name: string
  /** `json`: whatever has no simple field, typed as JSON. */
  kind: 'text' | 'number' | 'boolean' | 'choice' | 'json'
  required: boolean
  choices: unknown[]
  /** Such as `integer, 0 to 150`. */
  hint: string
}

/** The fields of an object's schema; none where there is nothing to make a form of. */
export function fieldsOf(schema: Schema | undefined): FormField[] {
  return Object.entries(schema?.properties ?? {}).map(([name, property]) => ({
    name,
    kind: kindOf(property),
    required: schema?.required?.includes(name) ?? false,
    choices: choicesOf(property),
    hint: hintOf(property),
  }))
}

function kindOf(schema: Schema): FormField['kind'] {
  if (choicesOf(schema).length > 0) return 'choice'
  const [type] = [typeOf(schema)].flat()
  if (type === 'integer' || type === 'number') return 'number'
  if (type === 'string') return 'text'
  return type === 'boolean' ? 'boolean' : 'json'
}

const typeOf = ({ type, anyOf }: Schema) => type ?? anyOf?.[0]?.type

function choicesOf(schema: Schema): unknown[] {
  if (schema.enum) return schema.enum
  const constants = schema.anyOf?.map((one) => one.const) ?? []
  return constants.length > 0 && constants.every((one) => one !== undefined) ? constants : []
}

function hintOf(schema: Schema): string {
  const { minimum, maximum, minLength, maxLength, pattern, description } = schema
  const range = (low: number | undefined, high: number | undefined, unit: string) => {
    if (low === undefined && high === undefined) return []
    if (high === undefined) return [`≥ ${low ?? ''}${unit}`]
    return [low === undefined ? `≤ ${high}${unit}` : `${low}–${high}${unit}`]
  }
  const type = [typeOf(schema)].flat().filter((one) => one !== undefined && one !== 'string')
  const hints = [
    ...type,
    ...range(minimum, maximum, ''),
    ...range(minLength, maxLength, say(' characters', ' 个字符')),
    pattern,
  ]
  return description ?? hints.filter(Boolean).join(', ')
}

/** What is typed in the fields, by name. */
export type Typed = Record<string, string>

/**
 * The data that the fields say; those left empty are left out. What is no number is sent as it is typed: how the
 * function takes a mistake is worth trying, too.
 * @throws Error with a sentence where a `json` field is none
 */
export function dataOf(fields: readonly FormField[], typed: Typed): Record<string, unknown> {
  const filled = fields.filter(({ name }) => (typed[name] ?? '') !== '')
  return Object.fromEntries(filled.map((field) => [field.name, valueOf(field, typed[field.name] ?? '')]))
}

function valueOf({ kind, name, choices }: FormField, text: string): unknown {
  if (kind === 'number') return Number.isNaN(Number(text)) ? text : Number(text)
  if (kind === 'boolean') return text === 'true'
  if (kind === 'choice') return choices.find((choice) => String(choice) === text) ?? text
  return kind === 'json' ? parsed(text, name) : text
}

/** The data as it is typed in JSON. @throws Error with a sentence */
export function objectOf(text: string): Record<string, unknown> {
  const value = parsed(text.trim() === '' ? '{}' : text, say('The data', '数据'))
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>
  throw new Error(say('The data must be an object: { … }', '数据应该是一个对象：{ … }'))
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    const why = (error as Error).message
    throw new Error(say(`${what} is not JSON: ${why}`, `${what}不是 JSON：${why}`), { cause: error })
  }
}

/** The fields filled with data, where going from JSON to the form. */
export function typedOf(fields: readonly FormField[], data: Record<string, unknown>): Typed {
  const known = fields.filter(({ name }) => data[name] !== undefined)
  return Object.fromEntries(
    known.map(({ name, kind }) => [name, kind === 'json' ? JSON.stringify(data[name]) : textOf(data[name])]),
  )
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
