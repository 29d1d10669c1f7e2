import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { personId } from '../../cloud/shared/person-id'
import { signature } from '../../cloud/shared/relay-signature'
import { type Answer, Errcode } from '../../contract'
import type { Cloud } from '../../emulator/index'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { ownPair, runPair, someone } from './run-pair'

const resource = { resourceAppid: adminApp.appid, resourceEnv: adminApp.env }
const openid = inventedOpenid('Lin')
const visitor = { appid: userApp.appid, openid, ...resource }

/** As the user app does under environment sharing: the admin environment's function, called directly. */
const visit = async (cloud: Cloud, name: string, data: object = {}): Promise<Answer> =>
  (await cloud.callFunction({ ...visitor, name, data })).result as Answer

describe('under environment sharing', () => {
  it('a person registers and finds the own record, the same one as through the relay', async () => {
    const { cloud, relay } = await runPair()
    await cloud.init(visitor)
    expect(await visit(cloud, 'users_add', someone)).toMatchObject({
      errcode: Errcode.OK,
      data: { res: { _id: personId(visitor) } },
    })
    expect(cloud.database(adminApp.env).find('users')).toMatchObject([
      { ...someone, appid: userApp.appid, openid },
    ])
    const viaRelay = await relay('Lin', { func: 'users_get', data: {} })
    expect(viaRelay.data).toEqual(await visit(cloud, 'users_get'))
  })

  it.each([
    ['a function for administrators', 'users_list', { limit: 20 }, Errcode.FUNCTION_NOT_ALLOWED],
    ['one that reads others', 'users_read', { _id: 'x' }, Errcode.FUNCTION_NOT_ALLOWED],
    ['the set-up of administrators', 'admins_claim', { code: 'x' }, Errcode.FUNCTION_NOT_ALLOWED],
  ])('%s is not for visitors', async (_what, name, data, errcode) => {
    const { cloud } = await runPair()
    await cloud.init(visitor)
    expect(await visit(cloud, name, data)).toMatchObject({ errcode, data: null })
  })

  it('is still not for visitors when the same openid belongs to an administrator', async () => {
    const { cloud } = await runPair()
    const admin = { _id: 'first', appid: userApp.appid, openid, createtime: 0, requestId: 'r' }
    await cloud.database(adminApp.env).insert('admins', [admin])
    await cloud.init(visitor)
    expect(await visit(cloud, 'users_list', { limit: 20 })).toMatchObject({
      errcode: Errcode.FUNCTION_NOT_ALLOWED,
    })
  })

  it('an openid among the fields changes nothing, and neither does a signature of the relay', async () => {
    const { cloud, relayKey } = await runPair()
    await cloud.init(visitor)
    const other = inventedOpenid('Chen')
    const call = {
      func: 'users_add',
      appid: userApp.appid,
      openid: other,
      requestId: 'request-1',
      data: someone,
    }
    const time = Date.now()
    const relay = { appid: userApp.appid, requestId: 'request-1', time, signature: '' }
    relay.signature = signature({ ...call, time }, relayKey)
    await visit(cloud, 'users_add', { ...someone, openid: other, relay })
    expect(cloud.database(adminApp.env).find('users')).toMatchObject([{ openid }])
  })
})

const refusal = {
  errCode: Errcode.CALLER_UNVERIFIED,
  errMsg: expect.stringMatching(/请联系云环境的管理员/) as string,
}

describe('a mini program that is not in USER_APPIDS', () => {
  const without = (USER_APPIDS: string) => ({ envVariables: { USER_APPIDS } })

  it('is not let in by cloudbase_auth, whose sentence it is told', async () => {
    const { cloud, printed } = await ownPair({ admin: { cloudbase_auth: without('wxother') } })
    await expect(cloud.init(visitor)).rejects.toMatchObject(refusal)
    expect(printed()).toContain(userApp.appid)
    expect(printed()).not.toContain(openid)
  })

  it('is not served by a function either, should cloudbase_auth let everybody in', async () => {
    const { cloud } = await ownPair({
      admin: { cloudbase_auth: { folder: await welcomingFolder() }, users_add: without('wxother') },
    })
    await cloud.init(visitor)
    expect(await visit(cloud, 'users_add', someone)).toMatchObject({ errcode: Errcode.CALLER_UNVERIFIED })
    expect(cloud.database(adminApp.env).count('users')).toBe(0)
  })

  it('nor is anybody where USER_APPIDS is missing, and the log says so', async () => {
    const { cloud, printed } = await ownPair({ admin: { cloudbase_auth: { envVariables: {} } } })
    await expect(cloud.init(visitor)).rejects.toMatchObject(refusal)
    expect(printed()).toContain('USER_APPIDS is not set')
  })
})

describe('cloudbase_auth', () => {
  it('lets in nobody who is no visitor: not a client of the admin app', async () => {
    const { direct } = await runPair()
    expect(await direct('Chief', 'cloudbase_auth')).toMatchObject(refusal)
  })

  it('is not to be had through the relay', async () => {
    const { relay } = await runPair()
    const answer = await relay('Lin', { func: 'cloudbase_auth', data: {} })
    expect(answer).toMatchObject({ errcode: Errcode.FUNCTION_NOT_ALLOWED })
  })
})

it('the relay serves nobody who comes to it by environment sharing', async () => {
  const folder = await welcomingFolder()
  const { cloud } = await ownPair({
    change: ({ environments }) => {
      const ofUser = environments.find(({ env }) => env === userApp.env)
      if (!ofUser?.functions) throw new Error('The user app has an environment with functions.')
      ofUser.sharedWith = [adminApp.appid]
      ofUser.functions['cloudbase_auth'] = { folder }
    },
  })
  const guest = { appid: adminApp.appid, openid, resourceAppid: userApp.appid, resourceEnv: userApp.env }
  await cloud.init(guest)
  const { result } = await cloud.callFunction({
    ...guest,
    name: 'api',
    data: { func: 'users_get', data: {} },
  })
  expect(result).toMatchObject({ errcode: Errcode.CALLER_UNVERIFIED })
})

async function welcomingFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'duet-auth-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'index.js'), 'exports.main = () => ({ errCode: 0, errMsg: "", auth: "{}" })')
  return folder
}
