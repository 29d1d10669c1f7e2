/** A variable that the operator still has to set. Says which, never what another one holds. */
export class MissingVariable extends Error {
  override readonly name = 'MissingVariable'
  constructor(readonly variable: string) {
    super(`Environment variable ${variable} is not set: add it to this cloud function's configuration.`)
  }
}

/**
 * An environment variable of this cloud function.
 * @throws MissingVariable when it is absent or blank.
 */
export function env(variable: string): string {
  const value = optionalEnv(variable)
  if (value === undefined) throw new MissingVariable(variable)
  return value
}

/** The same where a variable may be left out; blank is left out. */
export const optionalEnv = (variable: string): string | undefined =>
  process.env[variable]?.trim() || undefined

/** A comma-separated environment variable, at least one item. */
export function envList(variable: string): string[] {
  const items = env(variable)
    .split(',')
    .map((item) => item.trim())
  return items.filter((item) => item !== '')
}
