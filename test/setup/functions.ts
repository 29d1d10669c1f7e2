import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildFunctions } from '../../cloud/build'

/** Builds the cloud functions as they are deployed, into a folder of this run's own, where `npm test` has not yet. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const built = process.env.FUNCTIONS_DIST
  const dist = built ?? (await mkdtemp(join(tmpdir(), 'duet-functions-')))
  project.provide('dist', dist)
  if (built !== undefined) return undefined
  await buildFunctions(dist)
  return () => rm(dist, { recursive: true, force: true })
}

declare module 'vitest' {
  interface ProvidedContext {
    dist: string
  }
}
