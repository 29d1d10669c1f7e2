import { expect } from 'vitest'
import type { DataOf, InputOf } from '../../../contract'
import type { Delivery, Notice } from '../../../contract/notice-record'
import { ask, database } from '../admins/people'
import type { Someone } from '../images/people'
import type { RunningPair } from '../run-pair'

export const words = { title: '放假通知', text: '国庆节休息七天。\n有事请留言。' }

export const notices = (pair: RunningPair) => database(pair).find('notices') as unknown as Notice[]
export const deliveries = (pair: RunningPair) => database(pair).find('deliveries') as unknown as Delivery[]

export async function sent(
  pair: RunningPair,
  input: InputOf<'notices_send'>,
  by = 'Qian',
): Promise<DataOf<'notices_send'>['notice']> {
  const { errcode, data } = await ask(pair, by, 'notices_send', input)
  expect(errcode).toBe(0)
  return data.notice
}

export const listOf = async (person: Someone, input: InputOf<'notices_list'> = {}) =>
  (await person.call('notices_list', input)).data

/** All of them, by pages of two. */
export async function allOf(person: Someone): Promise<DataOf<'notices_list'>['notices']> {
  const first = await listOf(person, { limit: 2 })
  const found = [...first.notices]
  for (let { next } = first; next !== null;) {
    const page = await listOf(person, { limit: 2, cursor: next })
    found.push(...page.notices)
    next = page.next
  }
  return found
}

/** As the app does once they have been looked at. */
export async function readAll(person: Someone): Promise<number> {
  const { notices: shown } = await listOf(person, { limit: 1 })
  const { errcode, data } = await person.call('notices_read', { until: shown[0]?.createtime ?? 0 })
  expect(errcode).toBe(0)
  return data.unread
}
