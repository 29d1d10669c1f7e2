import { Mistake } from '../shared/mistake'
import type { Environment, Platform } from '../platform/platform'

/** @throws Mistake where there is no such environment */
export function environmentIn({ environments }: Pick<Platform, 'environments'>, env: string): Environment {
  const environment = environments.get(env)
  if (!environment) throw new Mistake(404, `There is no environment "${env}".`)
  return environment
}
