import type { User } from '../contract'
import type { Delivery, Notice } from '../contract/notice-record'
import { deliveryOf } from '../cloud/shared/notices/delivery'
import type { Cloud } from '../emulator/index'

const HOUR = 60 * 60 * 1000

/** To everybody; hours since. Who registered later finds it read. */
const written: [title: string, text: string, hours: number][] = [
  ['欢迎使用登记小程序', '在“我的”里可以修改资料、上传图片。有问题请留言。', 300],
  ['国庆节放假通知', '10 月 1 日至 7 日放假，这几天不审核图片。\n8 日起恢复正常。', 2],
]

/** And one to the first of them. */
const own = ['请补一张清楚的头像', '现在的头像看不清楚，请换一张正面的。'] as const

export async function seedNotices(
  database: ReturnType<Cloud['database']>,
  users: Pick<User, '_id' | 'createtime'>[],
  now: number,
): Promise<void> {
  const everybodys = written.map(([title, text, hours], n): Notice => {
    const createtime = now - hours * HOUR
    const total = users.filter((user) => user.createtime < createtime).length
    return { _id: `everybody-${n}`, title, text, to: 'everyone', total, more: false, createtime }
  })
  const [title, text] = own
  const whom = users[0]?._id ?? ''
  const one: Notice = {
    _id: 'own',
    title,
    text,
    to: 'one',
    whom,
    total: 1,
    more: false,
    createtime: now - HOUR / 2,
  }
  const delivery: Delivery = { ...deliveryOf(one._id, whom), createtime: one.createtime }
  await database.insert(
    'notices',
    [...everybodys, one].map((notice) => ({ ...notice })),
  )
  await database.insert('deliveries', [{ ...delivery }])
}
