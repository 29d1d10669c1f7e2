import { type Fails, fails } from './rows'

export const AT = new Date(5)
export type Fields = Record<string, unknown>
/** What is stored, what is asked of the field `a` or of the path, and what is stored then. */
export type Row = [before: Fields, operand: unknown, after: Fields | Fails, path?: string]

/** Nothing there, and something of every other kind. */
export const kinds = (
  operand: unknown,
  others: Fails,
  after: Partial<
    Record<'missing' | 'null' | 'number' | 'text' | 'bool' | 'date' | 'list' | 'object', Fields>
  >,
): Row[] =>
  Object.entries({
    missing: {},
    null: { a: null },
    number: { a: 4 },
    text: { a: 'x' },
    bool: { a: true },
    date: { a: AT },
    list: { a: [4, 9] },
    object: { a: { b: 4 } },
  }).map(([kind, before]) => [before, operand, after[kind as keyof typeof after] ?? others])

/** https://www.mongodb.com/docs/manual/reference/operator/update/ */
export const UPDATES: Record<string, Row[]> = {
  $set: [
    ...kinds(
      7,
      fails(),
      Object.fromEntries(
        ['missing', 'null', 'number', 'text', 'bool', 'date', 'list', 'object'].map((kind) => [
          kind,
          { a: 7 },
        ]),
      ),
    ),
    [{}, 7, { a: { b: 7 } }, 'a.b'],
    [{ a: {} }, 7, { a: { b: { c: 7 } } }, 'a.b.c'],
    [{ a: 4 }, 7, fails("Cannot create field 'b'"), 'a.b'],
    [{ a: null }, 7, fails("Cannot create field 'b'"), 'a.b'],
    [{ a: [1] }, 7, fails("Cannot create field 'b'"), 'a.b'],
    [{ a: [1] }, 7, { a: [7] }, 'a.0'],
    [{ a: [1] }, 7, { a: [1, null, 7] }, 'a.2'],
    [{ a: [{ b: 1 }] }, 7, { a: [{ b: 7 }] }, 'a.0.b'],
    [{ a: [[1]] }, 7, { a: [[7]] }, 'a.0.0'],
    [{}, 7, { a: { 0: 7 } }, 'a.0'],
    [{ a: [1, 2] }, 7, { a: [7, 7] }, 'a.$[]'],
    [{ a: [] }, 7, { a: [] }, 'a.$[]'],
    [{}, 7, fails('must exist in the document in order to apply array updates'), 'a.$[]'],
    [{ a: 1 }, 7, fails('Cannot apply array updates to non-array element'), 'a.$[]'],
    [{}, 7, fails('empty field name'), 'a..b'],
    [{}, 7, fails('immutable field'), '_id'],
    [{}, 7, fails('not valid for storage'), 'a.$b'],
  ],
  $unset: [
    ...kinds(
      '',
      fails(),
      Object.fromEntries(
        ['missing', 'null', 'number', 'text', 'bool', 'date', 'list', 'object'].map((kind) => [kind, {}]),
      ),
    ),
    [{ a: { b: 1, c: 2 } }, '', { a: { c: 2 } }, 'a.b'],
    [{ a: 4 }, '', { a: 4 }, 'a.b'],
    [{ a: [1, 2] }, '', { a: [null, 2] }, 'a.0'],
    [{ a: [1, 2] }, '', { a: [1, 2] }, 'a.5'],
    [{ a: [{ b: 1 }] }, '', { a: [{}] }, 'a.0.b'],
  ],
  $inc: [
    ...kinds(2, fails('non-numeric type'), { missing: { a: 2 }, number: { a: 6 } }),
    [{ a: 4 }, -1.5, { a: 2.5 }],
    [{}, 2, { a: { b: 2 } }, 'a.b'],
    [{ a: [1] }, 2, { a: [3] }, 'a.0'],
    [{ a: 4 }, 'x', fails('Cannot increment with non-numeric argument')],
    [{ a: 4 }, null, fails('Cannot increment with non-numeric argument')],
    [{ a: 4 }, [1], fails('Cannot increment with non-numeric argument')],
  ],
  $mul: [
    ...kinds(2, fails('non-numeric type'), { missing: { a: 0 }, number: { a: 8 } }),
    [{ a: 4 }, 0.5, { a: 2 }],
    [{ a: 4 }, 'x', fails('Cannot multiply with non-numeric argument')],
  ],
  $min: [
    ...kinds(4, fails(), {
      missing: { a: 4 },
      null: { a: null },
      number: { a: 4 },
      text: { a: 4 },
      bool: { a: 4 },
      date: { a: 4 },
      list: { a: 4 },
      object: { a: 4 },
    }),
    [{ a: 4 }, 3, { a: 3 }],
    [{ a: 4 }, 5, { a: 4 }],
    [{ a: 4 }, 'a', { a: 4 }],
    [{ a: 4 }, null, { a: null }],
    [{ a: AT }, new Date(1), { a: new Date(1) }],
    [{ a: [1, 2] }, [1], { a: [1] }],
  ],
  $max: [
    ...kinds(4, fails(), {
      missing: { a: 4 },
      null: { a: 4 },
      number: { a: 4 },
      text: { a: 'x' },
      bool: { a: true },
      date: { a: AT },
      list: { a: [4, 9] },
      object: { a: { b: 4 } },
    }),
    [{ a: 4 }, 3, { a: 4 }],
    [{ a: 4 }, 5, { a: 5 }],
    [{ a: 4 }, 'a', { a: 'a' }],
    [{ a: AT }, new Date(9), { a: new Date(9) }],
    [{ a: 'B' }, 'a', { a: 'a' }],
  ],
  $bit: [
    ...kinds({ or: 3 }, fails('non-integral type'), { missing: { a: 3 }, number: { a: 7 } }),
    [{ a: 6 }, { and: 3 }, { a: 2 }],
    [{ a: 6 }, { xor: 3 }, { a: 5 }],
    [{ a: 6 }, { nand: 3 }, fails("only supports 'and', 'or', and 'xor'")],
    [{ a: 6 }, { or: 1.5 }, fails('must be an Integer')],
    [{ a: 6 }, 3, fails('not compatible')],
  ],
}
