import { jsonObject } from '../../shared/json-object'
import { StorageRefusal } from '../refusal'

export type Operator = 'eq' | 'starts-with' | 'in' | 'not-in'

export interface Condition {
  operator: Operator
  /** In lower case, without the dollar sign. */
  field: string
  /** One value, or, with `in` and `not-in` (OSS only), several. */
  values: string[]
  /** As the policy has it, for the refusal. */
  text: string
}

export interface Policy {
  /** ms since 1970 */
  expiration: number
  conditions: Condition[]
  /** Bytes of the file, from and to; absent: no limit. */
  length?: { minimum: number; maximum: number }
}

/**
 * The document behind the form's `policy`; all three providers have S3's.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 * @param operators those that the provider knows
 * @throws StorageRefusal invalidPolicy
 */
export function parsePolicy(base64: string, operators: readonly Operator[]): Policy {
  const document = jsonObject(Buffer.from(base64, 'base64').toString())
  if (!document) throw invalid('it is not a JSON object')
  const { expiration, conditions } = document
  const expires = typeof expiration === 'string' ? Date.parse(expiration) : NaN
  if (Number.isNaN(expires)) throw invalid('expiration must be a date in ISO 8601')
  if (!Array.isArray(conditions)) throw invalid('conditions must be a list')
  const policy: Policy = { expiration: expires, conditions: [] }
  for (const given of conditions as unknown[]) {
    if (Array.isArray(given) && given[0] === 'content-length-range') policy.length = range(given)
    else policy.conditions.push(...(Array.isArray(given) ? [listed(given, operators)] : simple(given)))
  }
  return policy
}

/** `{"bucket": "mine"}` */
function simple(given: unknown): Condition[] {
  const entries = Object.entries(typeof given === 'object' && given !== null ? given : {})
  const [[field, value] = []] = entries
  if (entries.length !== 1 || field === undefined || typeof value !== 'string')
    throw invalid('a simple condition has exactly one property, a string')
  return [{ operator: 'eq', field: field.toLowerCase(), values: [value], text: JSON.stringify(given) }]
}

/** `["starts-with", "$key", "user/"]` */
function listed(given: unknown[], operators: readonly Operator[]): Condition {
  const [name, field, value] = given
  const operator = operators.find((known) => known === name)
  if (!operator) throw invalid(`unknown condition ${JSON.stringify(given)}`)
  const values = operator === 'in' || operator === 'not-in' ? value : [value]
  if (typeof field !== 'string' || !field.startsWith('$') || !isStrings(values))
    throw invalid(`a condition names a field, with $, and what it must be: ${JSON.stringify(given)}`)
  return { operator, field: field.slice(1).toLowerCase(), values, text: JSON.stringify(given) }
}

function range([, minimum, maximum]: unknown[]) {
  const [from, to] = [Number(minimum), Number(maximum)]
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || to < from)
    throw invalid('content-length-range needs two numbers')
  return { minimum: from, maximum: to }
}

const isStrings = (values: unknown): values is string[] =>
  Array.isArray(values) && values.every((value) => typeof value === 'string')

const invalid = (why: string) => new StorageRefusal('invalidPolicy', why)
