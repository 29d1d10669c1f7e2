import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Cloud, createCloud } from '../../emulator/index'
import { inventedOpenid } from '../../local/openid'
import { adminApp, pair } from '../../local/pair'
import { cloudPatience } from '../setup/patience'

/** Twenty of the people with a phone. */
export const crowd = Array.from({ length: 20 }, (_, i) => `第${i}位`)
const names = ['Lin', 'Chen', 'Wang', 'Zhao', 'Wu', ...crowd]
const people = names.map((name) => ({ name, openid: inventedOpenid(name) }))

interface RunningPair {
  cloud: Cloud
  stop: () => Promise<void>
}

/** @param usersGet source of an index.js that takes the place of users_get */
export async function startPair(usersGet?: string): Promise<RunningPair> {
  const { options } = pair({ dist: inject('dist'), people: { user: people, admin: people } })
  const folder = await mkdtemp(join(tmpdir(), 'duet-ways-'))
  if (usersGet !== undefined) {
    await writeFile(join(folder, 'index.js'), usersGet)
    const ofAdmin = options.environments.find(({ env }) => env === adminApp.env)
    Object.assign(ofAdmin?.functions ?? {}, { users_get: { folder } })
  }
  const cloud = await createCloud({ ...options, patience: cloudPatience })
  return {
    cloud,
    async stop() {
      await cloud.dispose()
      await rm(folder, { recursive: true })
    },
  }
}
