import { release } from '../../contract/release'
import { expect, it } from 'vitest'
import { adminApp, userApp } from '../../local/pair'
import { ownPair, someone } from './run-pair'

it('one request id finds a tap in the logs of both environments', async () => {
  const { cloud, relay } = await ownPair()
  await relay('Lin', { func: 'users_add', data: someone, requestId: 'tap-000007' })
  const logsOf = (env: string) =>
    cloud
      .calls()
      .filter((call) => call.kind === 'function' && call.env === env)
      .flatMap(({ logs = [] }) => logs)
  expect(logsOf(userApp.env)).toEqual([expect.stringContaining('"requestId":"tap-000007","errcode":0')])
  expect(logsOf(adminApp.env)).toEqual([expect.stringContaining(`"release":"${release}"`)])
  expect(logsOf(adminApp.env)).toEqual([expect.stringContaining('"requestId":"tap-000007","errcode":0')])
})

it('a request id that could not stand in a log is replaced', async () => {
  const { printed, relay } = await ownPair()
  await relay('Lin', { func: 'users_add', data: someone, requestId: 'x"\n{"level":"forged"' })
  await relay('Lin', { func: 'users_add', data: someone, requestId: { $gt: '' } })
  expect(printed()).not.toContain('forged')
  expect(printed()).not.toContain('$gt')
})
