import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildFunctions } from '../../cloud/build'

/** Builds the cloud functions once per run, as they are deployed, into a folder of this run's own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dist = await mkdtemp(join(tmpdir(), 'duet-functions-'))
  await buildFunctions(dist)
  project.provide('dist', dist)
  return () => rm(dist, { recursive: true, force: true })
}

declare module 'vitest' {
  interface ProvidedContext {
    dist: string
  }
}
