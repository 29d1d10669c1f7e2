import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Left, attended, stopWaiting, useNetwork, whenBackOnline } from '@/lib/network'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  stopWaiting()
  vi.useRealTimers()
  useNetwork.setState(useNetwork.getInitialState(), true)
})

const waiting = () => useNetwork.getState().waiting

it('an answer within a second is not spoken of', async () => {
  const answer = attended(new Promise((give) => setTimeout(() => give('here'), 999)))
  await vi.advanceTimersByTimeAsync(999)
  await expect(answer).resolves.toBe('here')
  await vi.advanceTimersByTimeAsync(5000)
  expect(waiting()).toBe(false)
})

it('a slow one is told of until the last has come, or failed', async () => {
  const slow = attended(new Promise((give) => setTimeout(() => give('late'), 3000)))
  const failing = expect(
    attended(new Promise((_give, fail) => setTimeout(() => fail(new Error('lost')), 4000))),
  ).rejects.toThrow('lost')
  await vi.advanceTimersByTimeAsync(1000)
  expect(waiting()).toBe(true)
  await vi.advanceTimersByTimeAsync(2000)
  await expect(slow).resolves.toBe('late')
  expect(waiting()).toBe(true)
  await vi.advanceTimersByTimeAsync(1000)
  await failing
  expect(waiting()).toBe(false)
})

it('whoever does not want to wait ends what has been told of, and only that', async () => {
  const slow = expect(attended(new Promise(() => undefined))).rejects.toBeInstanceOf(Left)
  await vi.advanceTimersByTimeAsync(600)
  const young = attended(new Promise((give) => setTimeout(() => give('here'), 600)))
  await vi.advanceTimersByTimeAsync(500)
  stopWaiting()
  await slow
  expect(waiting()).toBe(false)
  await vi.advanceTimersByTimeAsync(200)
  await expect(young).resolves.toBe('here')
})

it('the return of the network is told once for each time that it was gone, until nobody listens', () => {
  const again = vi.fn()
  const end = whenBackOnline(again)
  useNetwork.setState({ online: true })
  expect(again).not.toHaveBeenCalled()
  useNetwork.setState({ online: false })
  useNetwork.setState({ online: true })
  useNetwork.setState({ waiting: true })
  expect(again).toHaveBeenCalledTimes(1)
  end()
  useNetwork.setState({ online: false })
  useNetwork.setState({ online: true })
  expect(again).toHaveBeenCalledTimes(1)
})
