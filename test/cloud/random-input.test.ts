import fc from 'fast-check'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { Errcode, functions } from '../../contract'
import { adminApp } from '../../laptop/pair'
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
    more: fc.anything(),
  },
  { requiredKeys: ['name', 'age', 'sex', 'tel'] },
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
  for (const { name, age, sex, tel } of records) {
    expect(v.is(functions.users_add.input, { name, age, sex, tel })).toBe(true)
    expect(typeof age).toBe('number')
  }
  expect(answers.stored).toBeGreaterThan(200)
  expect(answers.refused).toBeGreaterThan(200)
}, 120_000)
