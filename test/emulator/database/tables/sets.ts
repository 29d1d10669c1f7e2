import { byKind, fails, type Row, type Table } from './rows'

const NIL = { missing: null, null: null }
const one = (value: string) => value
const NEITHER = fails('must be arrays')

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#set-expression-operators */
export const SETS: Table = {
  allElementsTrue: [
    ...byKind((value) => [value], fails('must be an array'), { list: true, empty: true, mixed: false }),
    [[[1, true, 'a', []]], true],
    [[[0]], false],
    [[[false, true]], false],
  ],
  anyElementTrue: [
    ...byKind((value) => [value], fails('must be an array'), { list: true, empty: false, mixed: true }),
    [[[0, null, false]], false],
    [[['']], true],
  ],
  setDifference: [
    ...byKind((value) => [value, [1]], NEITHER, { ...NIL, list: [3, 2], empty: [], mixed: ['a', null] }),
    ...byKind((value) => [[1, 2], value], NEITHER, { ...NIL, list: [], empty: [1, 2], mixed: [2] }),
    [[[1, 1, 2], [2]], [1]],
    [[[[1]], [1]], [[1]]],
    [[[1]], fails('takes')],
  ],
  setEquals: [
    ...byKind((value) => [value, [1, 2, 3, 3]], NEITHER, { list: true, empty: false, mixed: false }),
    [[[1], [1], [1, 1]], true],
    [[[1], [1], [2]], false],
    [[[{ $literal: { x: 1, y: 2 } }], [{ $literal: { y: 2, x: 1 } }]], false],
    [[[1]], fails('takes')],
  ],
  setIntersection: [
    ...byKind((value) => [value, [1, 2]], NEITHER, { ...NIL, list: [1, 2], empty: [], mixed: [1] }),
    ...byKind((value) => [[1, 2], value], NEITHER, { ...NIL, list: [1, 2], empty: [], mixed: [1] }),
    [[], []],
    [[[2, 1, 1]], [1, 2]],
  ],
  setIsSubset: [
    ...byKind((value) => [value, [1, 2, 3]], NEITHER, { list: true, empty: true, mixed: false }),
    ...byKind((value) => [[1, 2], value], NEITHER, { list: true, empty: false, mixed: false }),
  ],
  setUnion: [
    ...byKind((value) => [value, [1]], NEITHER, {
      ...NIL,
      list: [1, 2, 3],
      empty: [1],
      mixed: [null, 1, 'a'],
    }),
    ...byKind((value) => [[1], value], NEITHER, {
      ...NIL,
      list: [1, 2, 3],
      empty: [1],
      mixed: [null, 1, 'a'],
    }),
    [[], []],
    [[[{ $literal: { x: 1 } }, { $literal: { x: 1 } }]], [{ x: 1 }]],
  ],
}

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#object-expression-operators */
export const OBJECTS: Table = {
  mergeObjects: [
    ...byKind((value) => [value, { a: 1 }], fails('requires object inputs'), {
      missing: { a: 1 },
      null: { a: 1 },
      object: { x: 1, y: 2, a: 1 },
    }),
    ...byKind(one, fails('requires object inputs'), { missing: {}, null: {}, object: { x: 1, y: 2 } }),
    [['$object', { y: 5, z: 6 }], { x: 1, y: 5, z: 6 }],
    [[3], fails('requires object inputs')],
    [[], {}],
    [[null, '$nope'], {}],
  ],
  objectToArray: [
    ...byKind(one, fails('requires a document input'), {
      ...NIL,
      object: [
        { k: 'x', v: 1 },
        { k: 'y', v: 2 },
      ],
    }),
    [{ $literal: {} }, []],
    [{ a: '$nope', b: null }, [{ k: 'b', v: null }]] as Row,
  ],
}
