import { checkHere } from './here'
import { checkLive } from './live'
import { checkThere } from './there'
import type { Check } from './finding'
import { type Side, sidesOf, type Target } from '../pair-on-cloud'

/** Everything that can be looked at from here; nothing is changed but a file in the storage, which is removed again. */
export async function examine(root: string, target: Target): Promise<Check[]> {
  const checks = await checkHere(root, target.values)
  const sides: Partial<Record<Side['app'], Side>> = {}
  for (const app of sidesOf(target.values)) {
    const there = await checkThere(app, target)
    checks.push(...there.checks)
    if (there.side) sides[app] = there.side
  }
  return [...checks, ...(await checkLive(target.values, sides.user))]
}
