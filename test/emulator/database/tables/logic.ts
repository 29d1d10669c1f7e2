import { AT, byKind, DOCUMENT, fails, KINDS, type Kind, MISSING, type Row, type Table } from './rows'

const NO: Partial<Record<Kind, unknown>> = { missing: false, null: false }

/** A value as it is; nothing for nothing. */
const itself = (kind: Kind) => (kind === 'missing' ? MISSING : DOCUMENT[kind])

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#boolean-expression-operators */
export const LOGIC: Table = {
  and: [
    ...byKind((value) => [value], true, NO),
    ...byKind((value) => [true, value], true, NO),
    [[], true],
    ['$zero', false],
    [[1, '$none', '$empty'], true],
    [[false, { $divide: [1, '$zero'] }], false],
  ],
  or: [
    ...byKind((value) => [value], true, NO),
    ...byKind((value) => [false, value], true, NO),
    [[], false],
    ['$zero', false],
    [[0, null, '$nope'], false],
    [[true, { $divide: [1, '$zero'] }], true],
  ],
  not: [
    ...byKind((value) => [value], false, { missing: true, null: true }),
    ['$zero', true],
    [[0], true],
    [['$none'], false],
    [[], fails('takes')],
    [[1, 2], fails('takes')],
  ],
  cond: [
    ...byKind((value) => [value, 'a', 'b'], 'a', { missing: 'b', null: 'b' }),
    ...byKind((value) => ({ if: value, then: 'a', else: 'b' }), 'a', { missing: 'b', null: 'b' }),
    ...KINDS.map((kind): Row => [[true, `$${kind}`, 1], itself(kind)]),
    [[1, 2], fails('takes')],
    [{ if: true, then: 1 }, fails("Missing 'else' parameter to $cond")],
    [{ if: true, then: 1, else: 2, more: 3 }, fails('Unrecognized parameter to $cond')],
  ],
  ifNull: [
    ...KINDS.map((kind): Row => [[`$${kind}`, 'x'], ['missing', 'null'].includes(kind) ? 'x' : itself(kind)]),
    ...KINDS.map((kind): Row => [['$nope', `$${kind}`], itself(kind)]),
    [['$nope', '$null', 7], 7],
    [['$n'], fails('takes')],
  ],
  switch: [
    ...KINDS.map((kind): Row => [
      { branches: [{ case: `$${kind}`, then: 'a' }], default: 'b' },
      kind === 'missing' || kind === 'null' ? 'b' : 'a',
    ]),
    [{ branches: [{ case: false, then: 1 }] }, fails('could not find a matching branch')],
    [{ branches: [] }, fails('at least one branch')],
    [{ branches: 5 }, fails('expected an array')],
    [{ branches: [5] }, fails('expected each branch to be an object')],
    [{ branches: [{ case: true }] }, fails("Missing 'then'")],
    [{ branches: [{ case: true, then: '$nope' }] }, MISSING],
    [{ branches: [{ case: false, then: 1 }], default: null }, null],
  ],
  literal: [
    ['$n', '$n'],
    [{ $add: [1, 2] }, { $add: [1, 2] }],
    [null, null],
    [[], []],
    [AT, AT],
  ],
  let: [
    ...KINDS.map((kind): Row => [{ vars: { a: `$${kind}` }, in: '$$a' }, itself(kind)]),
    [{ vars: { a: 1 }, in: { $let: { vars: { a: 2 }, in: '$$a' } } }, 2],
    [{ vars: { a: 1, b: '$n' }, in: { $add: ['$$a', '$$b', '$n'] } }, 7],
    [{ vars: { a: '$object' }, in: '$$a.y' }, 2],
    [{ vars: { a: 1 }, in: '$$b' }, fails('Use of undefined variable: b')],
    [{ vars: { A: 1 }, in: 1 }, fails('invalid character for a user variable name')],
    [{ vars: 5, in: 1 }, fails('expected an object')],
    [{ vars: {} }, fails("Missing 'in'")],
  ],
}
