import { expect, test } from 'vitest'
import { admin, asAnn, json, post, runCloud } from '../fixture'

const slow = `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async () => {
    const users = cloud.database().collection('users')
    while ((await users.doc('go on').get().catch(() => undefined)) === undefined)
      await new Promise((resolve) => setTimeout(resolve, 100))
    await users.add({ data: {} })
  }`
const forever = 'exports.main = () => new Promise(() => {})'

/** In one test, because it is all waiting. */
test('a function has 3 seconds by default; over HTTP 5 whatever it has, and then it goes on unseen', async () => {
  const cloud = await runCloud({ admin: { slow: { source: slow, timeout: 20 } }, user: { forever } })
  const query = `grant_type=client_credential&appid=${admin.appid}&secret=${admin.secret}`
  const { access_token } = await json<{ access_token: string }>(`${cloud.url}/cgi-bin/token?${query}`)
  const url = `${cloud.url}/tcb/invokecloudfunction?access_token=${access_token}&env=${admin.env}&name=slow`
  const began = performance.now()
  const after = async (work: Promise<unknown>) => {
    const outcome = await work.catch((error: unknown) => error)
    return { outcome, seconds: (performance.now() - began) / 1000 }
  }
  const [byDefault, overHttp] = await Promise.all([after(asAnn(cloud, 'forever')), after(post(url, {}))])

  expect(byDefault.outcome).toMatchObject({ errCode: -504003 })
  expect(byDefault.seconds).toBeGreaterThanOrEqual(3)
  expect(overHttp.outcome).toMatchObject({ errcode: -501002 })
  expect(overHttp.seconds).toBeGreaterThanOrEqual(5)
  await cloud.database(admin.env).insert('users', [{ _id: 'go on' }])
  await expect.poll(() => cloud.database(admin.env).count('users')).toBe(2)
})

test('with patience everything may take as many times as long, and is told its own limits', async () => {
  const told = 'exports.main = (event, { time_limit_in_ms }) => time_limit_in_ms'
  const waits = 'exports.main = () => new Promise((resolve) => setTimeout(resolve, 1_000))'
  const having = (patience: number) => runCloud({ user: { told, forever, waits }, options: { patience } })
  const [short, long] = await Promise.all([having(0.25), having(5)])
  await expect(asAnn(short, 'waits')).rejects.toMatchObject({ errCode: -504003 })
  await expect(asAnn(short, 'forever')).rejects.toThrow('timed out after 0.75 seconds')
  expect(await asAnn(long, 'waits')).toBeNull()
  expect(await asAnn(long, 'told')).toBe(3000)
})

test.each([0, -1, Number.NaN])('patience of %s is refused', async (patience) => {
  await expect(runCloud({ options: { patience } })).rejects.toThrow(/^patience must be more than 0/)
})
