import type { User } from '../../../contract'
import { countedOf, slotOf, slots, tally } from '../../../cloud/shared/counts'
import { personId } from '../../../cloud/shared/person-id'
import { keysOf } from '../../../cloud/shared/person-keys'

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹曾彭'
  .split('')
  .concat('欧阳', '司马')
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英晓雨文博思齐志远建国悦凯'.split('')
const MINUTE = 60_000

/** Always the same people: many of one surname, few of one name; registered one after the other, so many ms apart. */
export function crowd(size: number, now = Date.now(), apart = MINUTE): User[] {
  const begun = now - size * apart
  return Array.from({ length: size }, (_, i) => personOf(i, begun + i * apart))
}

function personOf(i: number, createtime: number): User {
  // Multiplied by primes, so that names, ages and numbers do not go in step.
  const pick = (from: string[], by: number) => from[(i * by + (i >> 5)) % from.length] ?? ''
  const appid = i % 4 === 0 ? 'wxc0000000000000ff' : 'wxb0000000000000ce'
  const openid = `o-crowd-${i}`
  const person = {
    name: pick(surnames, 7) + pick(given, 11) + (i % 3 === 0 ? '' : pick(given, 23)),
    age: (i * 37) % 90,
    sex: ((i * 5) % 3) as User['sex'],
    tel: `1${30 + (i % 70)}${String((i * 7919) % 100_000_000).padStart(8, '0')}`,
    appid,
    openid,
    ...(i % 50 === 49 ? { state: 'disabled' as const } : i % 50 === 24 ? { state: 'trashed' as const } : {}),
  }
  const user = {
    _id: personId({ appid, openid }),
    ...person,
    createtime,
    requestId: `crowd-${i}`,
    version: 0,
    keys: keysOf(person),
  }
  return { ...user, counted: countedOf(user) }
}

/** `counts` of these people, as if they had been counted one by one. */
export function countsOf(users: User[]) {
  const counted = new Map<string, string[]>(slots.map((slot) => [slot, []]))
  for (const user of users) counted.get(slotOf(user._id))?.push(countedOf(user))
  return slots.map((slot) => {
    const { people, days } = tally((counted.get(slot) ?? []).map((each) => [each, 1]))
    return { _id: slot, people, days, changes: 0, compared: 0 }
  })
}

/** As the emulator's database takes documents. */
export const documentsOf = (users: User[]) => users.map((one) => ({ ...one }))
