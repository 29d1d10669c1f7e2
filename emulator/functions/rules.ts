import type { FunctionRules } from '../shared/options'
import { FunctionFailure } from './failures'

/** A phone is always logged in, so `auth != null` holds. @throws FunctionFailure */
export function checkInvoke(rules: FunctionRules | undefined, name: string): void {
  const rule = rules && Object.hasOwn(rules, name) ? rules[name] : rules?.['*']
  if (rule?.invoke === false) throw new FunctionFailure('PERMISSION_DENIED', 'Permission denied')
}

/** Throws a sentence where WeChat would not take them. */
export function checkFunctionRules(env: string, rules: FunctionRules): void {
  if (!Object.hasOwn(rules, '*')) throw new Error(`The functionRules of ${env} need one for "*".`)
  const wrong = Object.entries(rules).find(([, { invoke }]) => !VALUES.includes(invoke))
  if (wrong)
    throw new Error(
      `"invoke" of "${wrong[0]}" in the functionRules of ${env} must be true, false or "auth != null".`,
    )
}

const VALUES: unknown[] = [true, false, 'auth != null']
