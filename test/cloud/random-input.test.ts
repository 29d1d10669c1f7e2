import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { Errcode, functions } from '../../contract'
import { adminApp } from '../../local/pair'
import { runPair, someone } from './run-pair'

/** Mostly nearly right, since what is wholly wrong is refused early. */
const usually = (right: unknown, ...others: fc.Arbitrary<unknown>[]) =>
  fc.oneof({ weight: 4 * others.length, arbitrary: fc.constant(right) }, ...others)

const nearly = fc.record(
  {
    name: usually(someone.name, fc.string({ unit: 'binary', maxLength: 40 }), fc.anything()),
    age: usually(someone.age, fc.integer(), fc.double(), fc.nat().map(String), fc.anything()),
    sex: usually(someone.sex, fc.constantFrom(0, 1, 2, '0', '1', '2', 3, -1), fc.anything()),
    tel: usually(someone.tel, fc.stringMatching(/^1\d{10,11}$/), fc.string(), fc.anything()),
    consent: usually(someone.consent, fc.integer(), fc.anything()),
    more: fc.anything(),
  },
  { requiredKeys: ['name', 'age', 'sex', 'tel', 'consent'] },
)
const request = fc.oneof(
  { weight: 6, arbitrary: nearly.map((data) => ({ func: 'users_add', data })) },
  { weight: 1, arbitrary: fc.record({ func: fc.constant('users_add'), data: fc.object() }) },
  { weight: 1, arbitrary: fc.record({ func: fc.constant('users_add'), data: fc.anything() }) },
  { weight: 1, arbitrary: fc.record({ func: fc.anything(), data: fc.object(), requestId: fc.anything() }) },
)

it('2,000 random requests: an answer each time, no crash, no record that breaks the contract', async () => {
  const { cloud, relay } = await runPair()
  let person = 0
  const answers = { stored: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(request, async (sent) => {
      const answer = await relay(`person ${person++}`, sent)
      expect(answer).toMatchObject({ errcode: expect.any(Number), errmsg: expect.any(String) })
      const errcode = answer.errcode || answer.data?.errcode
      expect(errcode).not.toBe(Errcode.UNKNOWN)
      answers[errcode === 0 ? 'stored' : 'refused'] += 1
    }),
    { numRuns: 2000 },
  )
  const records = cloud.database(adminApp.env).find('users')
  expect(records).toHaveLength(answers.stored)
  for (const { name, age, sex, tel, consent } of records) {
    expect(v.is(functions.users_add.input, { name, age, sex, tel, consent })).toBe(true)
    expect(typeof age).toBe('number')
  }
  expect(answers.stored).toBeGreaterThan(200)
  expect(answers.refused).toBeGreaterThan(200)
})

const picture = fc.oneof(
  fc.record({
    func: fc.constant('images_ticket'),
    data: fc.record({
      purpose: usually('wall', fc.constantFrom('avatar', 'banner'), fc.anything()),
      type: usually('image/png', fc.constantFrom('image/heic', 'text/html'), fc.anything()),
      bytes: usually(1000, fc.integer(), fc.double(), fc.anything()),
    }),
  }),
  fc.record({
    func: fc.constantFrom('images_add', 'images_remove', 'images_review', 'images_checked'),
    data: fc.record({
      _id: usually('0'.repeat(32), fc.stringMatching(/^[\w-]{16,64}$/), fc.anything()),
      link: usually('https://example.com/a.png', fc.webUrl(), fc.anything()),
      width: usually(10, fc.integer(), fc.anything()),
      height: usually(10, fc.integer(), fc.anything()),
      decision: usually('approve', fc.anything()),
      suggest: usually('pass', fc.anything()),
    }),
  }),
  fc.record({
    func: fc.constant('images_list'),
    data: fc.record({
      of: usually('public', fc.constantFrom('mine', 'all'), fc.anything()),
      purpose: usually('wall', fc.constant(undefined), fc.anything()),
      state: usually(undefined, fc.constant('pending'), fc.anything()),
      owner: usually(undefined, fc.string(), fc.anything()),
      cursor: usually(undefined, fc.stringMatching(/^\d{1,16}_[\w-]{1,64}$/), fc.anything()),
      limit: usually(20, fc.integer(), fc.double(), fc.anything()),
    }),
  }),
)

it('1,000 random requests about pictures: an answer each time, no crash, none that anybody could see', async () => {
  const { cloud, relay } = await runPair()
  let person = 0
  await fc.assert(
    fc.asyncProperty(picture, async (sent) => {
      const answer = await relay(`person ${person++}`, sent)
      expect(answer).toMatchObject({ errcode: expect.any(Number), errmsg: expect.any(String) })
      expect(answer.errcode || answer.data?.errcode).not.toBe(Errcode.UNKNOWN)
    }),
    { numRuns: 1000 },
  )
  const records = cloud.database(adminApp.env).find('images')
  expect(records.length).toBeGreaterThan(50)
  expect(new Set(records.map(({ state }) => state))).toEqual(new Set(['expected']))
  expect(cloud.storage(adminApp.env).list()).toEqual([])
})
