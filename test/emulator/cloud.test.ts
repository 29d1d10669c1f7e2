import { spawnSync } from 'node:child_process'
import { Agent, get } from 'node:http'
import { existsSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test, onTestFinished } from 'vitest'
import { createCloud } from '../../emulator/index'
import { admin, ann, asAnn, optionsOf, runCloud, temporaryFolder, user } from './fixture'

const pid = 'exports.main = () => process.pid'
/** A process that has ended but was not collected (by a container's init, for one) runs no more. */
function running(id: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(id)])
  return !/^(Z|$)/.test(stdout.toString().trim())
}

test('two clouds in one process know nothing of each other', async () => {
  const [one, two] = await Promise.all([runCloud({ user: { pid } }), runCloud({ user: { pid } })])
  expect(one.url).not.toBe(two.url)
  await one.database(user.env).insert('token', [{ n: 1 }])
  expect(two.database(user.env).count('token')).toBe(0)
  expect(await asAnn(one, 'pid')).not.toBe(await asAnn(two, 'pid'))
  expect(one.calls()).toHaveLength(2)
  await one.dispose()
  expect(running(await asAnn<number>(two, 'pid'))).toBe(true)
})

test('dispose leaves no process behind: neither idle, nor busy, nor what a function started', async () => {
  const begun = join(temporaryFolder(), 'begun')
  const busy = `exports.main = () => {
    require('fs').writeFileSync(${JSON.stringify(begun)}, '')
    for (;;);
  }`
  const starts = `exports.main = () => require('child_process').spawn('sleep', ['1000']).pid`
  const cloud = await runCloud({ user: { pid, busy: { source: busy, timeout: 60 }, starts } })
  const pids = [await asAnn<number>(cloud, 'pid'), await asAnn<number>(cloud, 'starts')]
  const spinning = asAnn(cloud, 'busy').catch((error: unknown) => error)
  await expect.poll(() => existsSync(begun)).toBe(true)

  await Promise.all([cloud.dispose(), cloud.dispose()])
  expect(await spinning).toMatchObject({ errCode: -504002 })
  await expect.poll(() => pids.filter(running)).toEqual([])
  await expect(asAnn(cloud, 'pid')).rejects.toMatchObject({ errCode: -501001 })
})

test('dispose closes connections that are kept alive, and streams without an end', async () => {
  const cloud = await runCloud()
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  await new Promise((resolve) =>
    get(`${cloud.url}/control/state`, { agent }, (response) => response.resume().on('end', resolve)),
  )
  const stream = await fetch(`${cloud.url}/control/calls/stream`)
  expect(Object.values(agent.freeSockets)).toHaveLength(1)
  await cloud.dispose()
  await expect.poll(() => Object.values(agent.freeSockets)).toEqual([])
  await expect(stream.text()).rejects.toThrow()
  await expect(fetch(cloud.url)).rejects.toThrow()
})

test('a port that is taken is an error that says so', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await expect(runCloud({ options: { port } })).rejects.toMatchObject({
    message: `The emulator cannot listen on 127.0.0.1:${String(port)}: another program uses it already.`,
    cause: { code: 'EADDRINUSE' },
  })
})

test.each([
  [
    'a mini program twice',
    { miniPrograms: [admin, admin] },
    `The mini program ${admin.appid} is named twice.`,
  ],
  ['an environment twice', { environments: [admin, admin] }, `The environment ${admin.env} is named twice.`],
  [
    'an environment of nobody',
    { miniPrograms: [user], environments: [admin] },
    'which is no mini program of this cloud',
  ],
  [
    'an environment that is a path',
    { environments: [{ ...admin, env: '../x' }] },
    'cannot be an environment id',
  ],
])('options that name %s are an error', async (_what, options, message) => {
  await expect(runCloud({ options })).rejects.toThrow(message)
})

test('what is written stays, in a folder for each environment', async () => {
  const dataDir = temporaryFolder()
  const before = await createCloud(optionsOf({ options: { dataDir } }))
  await before.database(admin.env).insert('users', [{ name: 'x' }])
  await before.dispose()
  expect(existsSync(join(dataDir, admin.env, 'database.sqlite'))).toBe(true)
  const after = await runCloud({ options: { dataDir } })
  expect(after.database(admin.env).find('users')).toMatchObject([{ name: 'x' }])
})

test('an environment that does not exist has no database', async () => {
  const cloud = await runCloud()
  expect(() => cloud.database('nowhere')).toThrow('There is no environment nowhere in this cloud.')
})

test('a mini program that does not exist has no functions', async () => {
  const cloud = await runCloud()
  const call = { appid: 'wx0', openid: ann.openid, name: 'f' }
  await expect(cloud.callFunction(call)).rejects.toMatchObject({ errCode: -501000 })
})

test('there is a page at the address, and a clear word at any other', async () => {
  const cloud = await runCloud()
  expect((await fetch(cloud.url)).headers.get('content-type')).toContain('text/html')
  const nowhere = await fetch(`${cloud.url}/nowhere`)
  expect([nowhere.status, await nowhere.json()]).toEqual([404, { error: 'There is nothing at /nowhere.' }])
})
