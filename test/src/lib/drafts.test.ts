import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import {
  dropDraft,
  keepDraftsWhenHidden,
  readDraft,
  writeDraft,
  writeDraftSoon,
} from '../../../src/lib/drafts'
import { phone } from '../stand-ins/taro'

const stored = () => phone.storage.get('draft::form')

beforeEach(() => {
  vi.useFakeTimers()
  phone.storage.clear()
})
afterEach(() => {
  dropDraft('form')
  vi.runAllTimers()
  vi.useRealTimers()
})

it('writes what is typed quickly once every 300 ms, and the last of it', () => {
  const writes = vi.spyOn(phone.storage, 'set')
  for (let letters = 1; letters <= 20; letters++) {
    writeDraftSoon('form', { name: '林'.repeat(letters) })
    vi.advanceTimersByTime(50)
  }
  vi.runAllTimers()
  expect(stored()).toEqual({ name: '林'.repeat(20) })
  expect(writes.mock.calls.length).toBeLessThanOrEqual(4)
  writes.mockRestore()
})

it('reads what is not written yet', () => {
  writeDraftSoon('form', { name: '林' })
  expect(stored()).toBeUndefined()
  expect(readDraft('form')).toEqual({ name: '林' })
})

it.each(['pagehide', 'visibilitychange'])('writes at once when the app goes out of sight: %s', (moment) => {
  vi.stubGlobal('window', new EventTarget())
  keepDraftsWhenHidden()
  writeDraftSoon('form', { name: '林' })
  window.dispatchEvent(new Event(moment))
  expect(stored()).toEqual({ name: '林' })
  vi.unstubAllGlobals()
})

it('brings nothing back that was dropped or written over', () => {
  writeDraftSoon('form', { name: '林' })
  dropDraft('form')
  vi.runAllTimers()
  expect(stored()).toBeUndefined()
  writeDraftSoon('form', { name: '林' })
  writeDraft('form', { name: '林清' })
  vi.runAllTimers()
  expect(stored()).toEqual({ name: '林清' })
})
