import type { Environment } from './platform'
import type { Hint } from '../trace/call-log'

/**
 * Makes the collection that a request names and that is not there, where the environment is to be kinder than the cloud.
 * @returns what the log says of it
 */
export async function makeCollection(
  { database, makesCollections }: Pick<Environment, 'database' | 'makesCollections'>,
  name: unknown,
): Promise<{ hint?: Hint }> {
  if (!makesCollections || typeof name !== 'string' || database.collections().includes(name)) return {}
  await database.addCollection(name)
  return { hint: 'made-collection' }
}
