import { expect, it } from 'vitest'
import { refusedAges, refusedNames, refusedTelephones } from '../fixtures/people-input'
import { lin, relayTo, success } from './harness/answers'
import { openPhone } from './harness/phone'

const nobody = () => success({ user: null })

it.each([
  ['11 位手机号', refusedTelephones],
  ['周岁', refusedAges],
  ['怎么称呼你', refusedNames],
] as const)(
  'what is wrong in the field %s is told with the right sentence, and stays there whole',
  async (field, rows) => {
    const phone = openPhone('user', relayTo({ users_get: nobody }))
    await phone.sees('你好，来登记一下')
    // The bound of a field is far above what anybody means.
    for (const [what, given, told] of rows.filter(([, { length }]) => length < 100)) {
      phone.types(field, given)
      phone.taps('登记')
      await phone.sees(told)
      expect(phone.holds(field), what).toBe(given)
    }
    expect(phone.calls.filter(({ data }) => data.func === 'users_add')).toEqual([])
  },
)

it('a number of an address book goes to the function as it was pasted: what it means is read in one place', async () => {
  const users_add = () => success({ res: { _id: lin._id } })
  const phone = openPhone('user', relayTo({ users_get: nobody, users_add }))
  await phone.sees('你好，来登记一下')
  phone.types('怎么称呼你', '陈\u200b𬸣')
  phone.taps('女')
  phone.types('周岁', '２５')
  phone.types('11 位手机号', '\u202d+86 138-0013-8000\u202c')
  phone.taps('我已阅读并同意')
  phone.taps('登记')
  const sent = () => phone.calls.filter(({ data }) => data.func === 'users_add')
  await phone.waits(() => sent().length === 1, 'a registration')
  expect(sent()).toMatchObject([{ data: { data: { age: '２５', tel: '\u202d+86 138-0013-8000\u202c' } } }])
})
