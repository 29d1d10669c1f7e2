// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { DashboardScreen } from '@/features/dashboard/dashboard-screen'
import { inTurn, no, ok } from '../scripted-cloud'
import { phone } from '../stand-ins/taro'
import { connected, does, see, seesNo, tap } from './on-screen'

const went: string[] = []
const open = () =>
  render(
    <DashboardScreen
      onPeople={(field, value) => went.push(`${field}=${value}`)}
      onReview={() => went.push('review')}
      whenRefused={() => '不是管理员'}
    />,
  )

const numbers = (pending = 3) =>
  ok({
    states: [
      { state: 'active', people: 41 },
      { state: 'disabled', people: 2 },
      { state: 'trashed', people: 5 },
    ],
    sexes: [{ sex: 2, people: 30 }],
    ages: [{ age: '25-34', people: 17 }],
    apps: [{ appid: 'wxb0000000000000ce', people: 43 }],
    days: [
      { day: '2026-11-25', people: 6 },
      { day: '2026-11-26', people: 4 },
    ],
    pending: { count: pending, more: false },
  })

it('shows the numbers in words, and leads to whom they count', async () => {
  connected({ dashboard_get: () => numbers() })
  open()
  await see('共 43 人')
  await see('今天 4 人 · 7 天 10 人 · 30 天 10 人')
  await see('最多一天 6 人')
  await see('3 张等待审核')
  for (const part of ['在回收站', '女', '25–34 岁', '审核图片']) await tap(part)
  expect(went).toEqual(['state=trashed', 'sex=2', 'age=25-34', 'review'])
  expect(seesNo('用户小程序')).toBe(true)
})

it('says nothing of pictures where none waits', async () => {
  connected({ dashboard_get: () => numbers(0) })
  open()
  await see('共 43 人')
  expect(seesNo('审核图片')).toBe(true)
})

it('keeps the numbers where new ones cannot be had, and says so; without any it offers another try', async () => {
  connected({ dashboard_get: inTurn(no(-1001, '读取失败'), numbers(), no(-1001, '读取失败')) })
  open()
  await see('再试一次')
  await tap('再试一次')
  await see('共 43 人')
  await does(() => phone.pullDown())
  await see(/读取失败/)
  await see('共 43 人')
})

it('shows whoever is no administrator what they can do about it', async () => {
  connected({ dashboard_get: () => no(-2002, '你还不是管理员') })
  open()
  await see('不是管理员')
})
