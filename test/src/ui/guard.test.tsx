// @vitest-environment happy-dom
import { render, screen } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { start } from '@/lib/start'
import { Page } from '@/ui/page'
import { see, seesNo, tap } from '../screens/on-screen'

const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
beforeEach(() => {
  log.mockClear()
  start(() => undefined)
})

/** The number that a person is told. */
const told = () => /编号 ([\w-]+)/.exec(screen.getByText(/编号/).textContent)?.[1]

it('a page that breaks says so under a number that is in the log, and is there again at the next try', async () => {
  let broken = true
  function Fragile() {
    if (broken) throw new Error('broken')
    return <span>whole</span>
  }
  render(
    <Page title="">
      <Fragile />
    </Page>,
  )
  await see(/请再试一次/)
  expect(log.mock.calls.map(([first]) => first as unknown)).toContain(told())
  broken = false
  await tap('再试一次')
  await see('whole')
})

it('an app that could not start says so on its page, and starts anew at the next try', async () => {
  let works = false
  start(() => {
    if (!works) throw new Error('no wx.cloud')
  })
  const open = () => render(<Page title="">content</Page>)
  open()
  await see(/请再试一次/)
  expect(log).toHaveBeenCalledWith(told(), expect.any(Error))
  await tap('再试一次')
  expect(seesNo('content')).toBe(true)
  works = true
  await tap('再试一次')
  await see('content')
})
