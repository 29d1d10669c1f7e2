import { mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildFunctions } from '../../cloud/build'

/** Builds the cloud functions once per run, as they are deployed, into a folder of this run's own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Below the project, so that a function that requires a package finds the project's node_modules.
  const dist = await mkdtemp(join(resolve(import.meta.dirname, '../..'), 'dist-test-'))
  await buildFunctions(dist)
  project.provide('dist', dist)
  return () => rm(dist, { recursive: true, force: true })
}

declare module 'vitest' {
  interface ProvidedContext {
    dist: string
  }
}
