import { expect } from 'vitest'
import type { SdkDatabase } from '../fixtures/sdk-types'

/** What a table may expect in place of a value: no field at all, or a refusal in MongoDB's words. */
export const MISSING = Symbol('missing')
export class Fails {
  constructor(readonly words: string) {}
}
export const fails = (words = ''): Fails => new Fails(words)

/** What an operator is asked for, and what the manual says comes of it. */
export type Row = [operand: unknown, expected: unknown]
export type Table = Record<string, Row[]>

export const AT = new Date('2020-02-29T13:14:15.678Z')

/** One value of every kind. */
export const DOCUMENT = {
  _id: 'd',
  null: null,
  n: 3,
  zero: 0,
  text: 'abc',
  none: '',
  yes: true,
  list: [3, 1, 2],
  empty: [],
  mixed: [1, 'a', null],
  object: { x: 1, y: 2 },
  at: AT,
}

export const KINDS = [
  'missing',
  'null',
  'n',
  'text',
  'yes',
  'list',
  'empty',
  'mixed',
  'object',
  'at',
] as const
export type Kind = (typeof KINDS)[number]

/** A row for every kind of operand; those that are not named are `others`. */
export function byKind(
  operand: (value: string) => unknown,
  others: unknown,
  expected: Partial<Record<Kind, unknown>>,
): Row[] {
  return KINDS.map((kind): Row => [operand(`$${kind}`), kind in expected ? expected[kind] : others])
}

/** As the SDK calls it: `$.neq()` is `$ne`; what it has no function for is written out. */
export function withOperator(db: SdkDatabase, name: string, operand: unknown): unknown {
  const functions = db.command.aggregate as unknown as Record<
    string,
    ((operand: unknown) => unknown) | undefined
  >
  // Every object has a toString().
  if (name === 'toString') return { $toString: operand }
  return functions[name === 'ne' ? 'neq' : name]?.(operand) ?? { [`$${name}`]: operand }
}

/** All values in one stage; each refusal by itself. */
export async function checkExpressions(db: SdkDatabase, name: string, rows: Row[]): Promise<void> {
  const expressions = rows.map(([operand]) => withOperator(db, name, operand))
  const project = (fields: object) =>
    db
      .collection('one')
      .aggregate()
      .project({ _id: 0, ...fields })
      .end()
  const valued = rows.flatMap(([, expected], i) => (expected instanceof Fails ? [] : [i]))
  const { list } = await project(Object.fromEntries(valued.map((i) => [`r${i}`, expressions[i]])))
  for (const i of valued) {
    const [operand, expected] = rows[i] as Row
    const row = `$${name} of ${JSON.stringify(operand)}`
    if (expected === MISSING) expect(list[0], row).not.toHaveProperty(`r${i}`)
    else expect(list[0]?.[`r${i}`], row).toEqual(expected)
  }
  for (const [i, [operand, expected]] of rows.entries())
    if (expected instanceof Fails)
      await expectRefusal(
        project({ r: expressions[i] }),
        expected.words,
        `$${name} of ${JSON.stringify(operand)}`,
      )
}

/** With a code of the platform, and never in JavaScript's own words. */
export async function expectRefusal(answer: Promise<unknown>, words: string, row: string): Promise<void> {
  const outcome = await answer.then(
    (value) => ({ value }),
    (error: unknown) => ({ error: error as Error & { code?: string; errCode?: number } }),
  )
  expect(outcome, row).toHaveProperty('error')
  if (!('error' in outcome)) return
  const { message, code, errCode } = outcome.error
  expect(String(code ?? errCode), row).toMatch(
    /DATABASE_REQUEST_FAILED|DATABASE_INVALID_OPERRATOR|INVALID_PARAM|-50200[12]|-50100[17]/,
  )
  expect(message, row).toContain(words)
  expect(message, row).not.toMatch(
    /undefined(?! variable)|is not a function|Cannot read|not iterable|\[object|in JSON at/,
  )
}
