import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { ownPair, someone } from './run-pair'

const registration = { func: 'users_add', data: someone }
const { consent: _consent, ...fields } = someone
const stored = { ...fields, openid: inventedOpenid('Lin') }

describe('functions written by hand, in plain JavaScript with packages of their own', () => {
  it('run as they are: the relay with request-promise and its users_add', async () => {
    const { cloud, relay } = await ownPair({
      user: { api: await installed('api') },
      admin: { users_add: await installed('users_add') },
    })
    expect(await relay('Lin', registration)).toMatchObject({ errcode: 0, data: { errcode: 0 } })
    expect(await relay('Lin', registration)).toMatchObject({ errcode: 0, data: { errcode: -2001 } })
    expect(cloud.database(adminApp.env).find('users')).toMatchObject([stored])
    expect(cloud.database(userApp.env).count('token')).toBe(1)
  })

  it('work behind our relay: users_add reads event.openid and the fields at top level', async () => {
    const { cloud, relay } = await ownPair({ admin: { users_add: await installed('users_add') } })
    expect(await relay('Lin', registration)).toMatchObject({ errcode: 0, data: { errcode: 0 } })
    expect(await relay('Lin', registration)).toMatchObject({ errcode: 0, data: { errcode: -2001 } })
    expect(cloud.database(adminApp.env).find('users')).toMatchObject([stored])
  })
})

/** The folder of a hand-written function with its packages installed: a function sees no others. */
async function installed(name: string): Promise<{ folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), `duet-${name}-`))
  onTestFinished(() => rm(folder, { recursive: true }))
  await cp(resolve(import.meta.dirname, '../fixtures/article', name), folder, { recursive: true })
  await symlink(resolve(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'))
  return { folder }
}
