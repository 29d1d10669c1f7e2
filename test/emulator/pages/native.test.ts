import { expect, onTestFinished, test, vi } from 'vitest'
import { takeOver } from '../../../emulator/pages/wx/native'

const own = () => Promise.resolve('of WeChat')

/** WeChat's `wx`, whose `cloud` is as somebody has defined it. */
function runIn(define: (wx: object) => void) {
  const wx = {
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx1', envVersion: 'develop' } }),
    getSystemInfoSync: () => ({ platform: 'devtools' }),
  }
  define(wx)
  vi.stubGlobal('wx', wx)
  const said: unknown[] = []
  for (const level of ['info', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((text) => said.push([level, text]))
  onTestFinished(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })
  takeOver('http://127.0.0.1:8787')
  const { cloud, ...others } = wx as unknown as { cloud: Record<string, unknown> }
  return { cloud, others, said }
}

test.each<[string, (wx: object) => void, boolean]>([
  ['a plain field', (wx) => Object.assign(wx, { cloud: { callFunction: own } }), true],
  [
    'made at its first use',
    (wx) => Object.defineProperty(wx, 'cloud', { get: () => ({ callFunction: own }), configurable: true }),
    true,
  ],
  [
    'fixed, but not what is in it',
    (wx) => Object.defineProperty(wx, 'cloud', { value: { callFunction: own } }),
    true,
  ],
  [
    'fixed with all that is in it',
    (wx) => Object.defineProperty(wx, 'cloud', { value: Object.freeze({ callFunction: own }) }),
    false,
  ],
])('wx.cloud is replaced where it is %s', (_how, define, replaced) => {
  const { cloud, others, said } = runIn(define)
  expect(others).toMatchObject({ login: expect.any(Function), requestPayment: expect.any(Function) })
  expect(cloud['callFunction'] === own).toBe(!replaced)
  expect(typeof cloud['database']).toBe(replaced ? 'function' : 'undefined')
  expect(said).toEqual([[replaced ? 'info' : 'error', expect.stringContaining('云开发模拟器') as string]])
})
