import { StorageRefusal } from '../refusal'
import type { Condition, Policy } from './parse-policy'

interface Upload {
  /** The form's fields, and what conditions may name besides: by name in lower case. */
  values: ReadonlyMap<string, string>
  /** Names that a condition must cover. */
  covered: string[]
  /** ms since 1970 */
  now: number
}

/**
 * Everything but the length, which shows while the file arrives. A field that no condition names could be set by
 * whoever holds the form: an ACL, a redirection, another type.
 * @throws StorageRefusal
 */
export function checkPolicy({ expiration, conditions }: Policy, { values, covered, now }: Upload): void {
  if (now >= expiration) throw new StorageRefusal('policyExpired')
  const failed = conditions.find((condition) => !holds(condition, values.get(condition.field)))
  if (failed) throw new StorageRefusal('conditionFailed', failed.text)
  const named = new Set(conditions.map(({ field }) => field))
  const extra = covered.filter((name) => !named.has(name))
  if (extra.length > 0) throw new StorageRefusal('extraField', extra.join(', '))
}

function holds({ operator, values }: Condition, value: string | undefined): boolean {
  if (operator === 'not-in') return value === undefined || !values.includes(value)
  if (value === undefined) return false
  return operator === 'starts-with'
    ? values.every((start) => value.startsWith(start))
    : values.includes(value)
}
