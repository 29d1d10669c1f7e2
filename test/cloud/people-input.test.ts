import { expect, it } from 'vitest'
import { Errcode } from '../../contract'
import { adminApp } from '../../local/pair'
import {
  ages,
  names,
  refusedAges,
  refusedNames,
  refusedTelephones,
  telephones,
} from '../fixtures/people-input'
import { runPair, someone } from './run-pair'

/** The real function behind the real relay, asked by a person of their own for each row. */
async function registering(
  field: 'name' | 'age' | 'tel',
  rows: [what: string, given: string, ...unknown[]][],
) {
  const { cloud, relay } = await runPair()
  const answers: [what: string, heard: unknown][] = []
  for (const [what, given] of rows) {
    const { data } = await relay(what, { func: 'users_add', data: { ...someone, [field]: given } })
    answers.push([what, data?.errcode === 0 ? 'taken' : data])
  }
  return { answers, stored: cloud.database(adminApp.env).find('users') }
}

const fields = [
  ['tel', 'the eleven digits of a telephone number, however it was written', telephones],
  ['name', 'a name as it is drawn, whatever was pasted with it', names],
  ['age', 'an age as a number, in whatever digits', ages],
] as const

it.each(fields)('users_add stores %s: %s', async (field, _sentence, rows) => {
  const { answers, stored } = await registering(field, rows)
  expect(answers).toEqual(rows.map(([what]) => [what, 'taken']))
  expect(stored.map((record) => record[field]).sort()).toEqual(rows.map(([, , value]) => value).sort())
})

const refused = [
  ['tel', 'is no one mainland mobile number', refusedTelephones],
  ['name', 'shows nothing, or too much', refusedNames],
  ['age', 'is no whole number of years', refusedAges],
] as const

it.each(refused)('users_add refuses a %s that %s, and says why beside it', async (field, _sentence, rows) => {
  const { answers, stored } = await registering(field, rows)
  const expected = rows.map(([what, , told]) => [
    what,
    { errcode: Errcode.INVALID_INPUT, errmsg: told, data: { fields: { [field]: told } } },
  ])
  expect(answers).toEqual(expected)
  expect(stored).toEqual([])
})
