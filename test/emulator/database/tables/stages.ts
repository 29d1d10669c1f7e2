import { type Fails, fails } from './rows'

export type Fields = Record<string, unknown>
/** What the pipeline is given, its stages, and what comes of it. */
export type StageRow = [documents: Fields[], stages: Fields[], expected: Fields[] | Fails]

export const A = { _id: 'a', n: 1, team: 'red', tags: ['x', 'y'], o: { p: 1 }, l: [{ b: 1 }, { b: 2 }] }
export const B = { _id: 'b', n: 2, team: 'red', tags: ['x'], o: { p: 2 } }
export const C = { _id: 'c', n: 3, team: null, tags: [], o: null }
export const D = { _id: 'd' }
export const ALL: Fields[] = [A, B, C, D]
export const only = (stage: Fields, expected: Fields[] | Fails, documents: Fields[] = [A]): StageRow => [
  documents,
  [stage],
  expected,
]

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/ */
export const STAGES: Record<string, StageRow[]> = {
  project: [
    only({ $project: { n: 1 } }, [{ _id: 'a', n: 1 }]),
    only({ $project: { _id: 0, n: true } }, [{ n: 1 }]),
    only({ $project: { nope: 1 } }, [{ _id: 'a' }]),
    only({ $project: { _id: 0, x: '$nope' } }, [{}]),
    only({ $project: { _id: 0, x: { y: '$nope' } } }, [{ x: {} }]),
    only({ $project: { _id: 0, x: '$n' } }, [{ x: 1 }]),
    only({ $project: { _id: 0, x: ['$n', '$nope'] } }, [{ x: [1, null] }]),
    only({ $project: { _id: 0, 'o.p': 1 } }, [{ o: { p: 1 } }, { o: { p: 2 } }, {}, {}], ALL),
    only({ $project: { _id: 0, o: { p: 1 } } }, [{ o: { p: 1 } }]),
    only({ $project: { _id: 0, 'l.b': 1 } }, [{ l: [{ b: 1 }, { b: 2 }] }]),
    only({ $project: { _id: 0, 'l.c': 1 } }, [{ l: [{}, {}] }]),
    only({ $project: { _id: 0, 'l.b': '$n' } }, [{ l: [{ b: 1 }, { b: 1 }] }]),
    only(
      { $project: { _id: 0, 'l.b': 1 } },
      [{ l: [{ b: 1 }, [{ b: 2 }]] }],
      [{ _id: 1, l: [5, { b: 1, c: 1 }, [{ b: 2 }, 6]] }],
    ),
    only({ $project: { n: 0, tags: 0, o: 0, l: 0 } }, [{ _id: 'a', team: 'red' }]),
    only({ $project: { _id: 0, tags: 0, 'l.b': 0, team: 0 } }, [{ n: 1, o: { p: 1 }, l: [{}, {}] }]),
    only(
      { $project: { 'l.b': 0 } },
      [{ _id: 1, l: [5, { c: 1 }, [{}, 6]] }],
      [{ _id: 1, l: [5, { b: 1, c: 1 }, [{ b: 2 }, 6]] }],
    ),
    only({ $project: { _id: 0 } }, [{ n: 2 }], [{ _id: 1, n: 2 }]),
    only({ $project: {} }, fails('at least one field')),
    only({ $project: 5 }, fails('must be an object')),
    only({ $project: { n: 1, o: 0 } }, fails('cannot exclude fields other than')),
    only({ $project: { n: 0, x: '$o' } }, fails('exclusion projection')),
    only({ $project: { n: 1, 'n.x': 1 } }, fails('conflicting paths')),
    only({ $project: { a: {} } }, fails('empty')),
    only({ $project: { $n: 1 } }, fails("not start with '$'")),
    only({ $project: { 'a..b': 1 } }, fails('empty field name')),
  ],
  addFields: [
    only({ $addFields: { x: '$nope' } }, [D], [D]),
    only({ $addFields: { n: '$nope' } }, [{ _id: 1 }], [{ _id: 1, n: 1 }]),
    only({ $addFields: { x: 5, y: 'text', z: null } }, [{ ...D, x: 5, y: 'text', z: null }], [D]),
    only({ $addFields: { 'a.b': 1 } }, [{ ...D, a: { b: 1 } }], [D]),
    only({ $addFields: { 'a.b': '$nope' } }, [{ ...D, a: {} }], [D]),
    only({ $addFields: { 'o.q': 7 } }, [{ _id: 1, o: { p: 1, q: 7 } }], [{ _id: 1, o: { p: 1 } }]),
    only({ $addFields: { o: { q: 7 } } }, [{ _id: 1, o: { p: 1, q: 7 } }], [{ _id: 1, o: { p: 1 } }]),
    only({ $addFields: { 'o.q': 7 } }, [{ _id: 1, o: { q: 7 } }], [{ _id: 1, o: 5 }]),
    only(
      { $addFields: { 'l.c': 2 } },
      [{ _id: 1, l: [{ b: 1, c: 2 }, { c: 2 }] }],
      [{ _id: 1, l: [{ b: 1 }, 5] }],
    ),
    only({ $addFields: { l: { $literal: { c: 2 } } } }, [{ _id: 1, l: { c: 2 } }], [{ _id: 1, l: [1] }]),
    only({ $addFields: null }, fails('must be an object')),
    only({ $addFields: {} }, fails('at least one field')),
    only({ $addFields: { a: 1, 'a.b': 2 } }, fails('conflicting paths')),
  ],
  match: [
    only({ $match: {} }, ALL, ALL),
    only({ $match: { n: { $gte: 2 } } }, [B, C], ALL),
    [ALL, [{ $project: { m: '$n' } }, { $match: { m: 1 } }], [{ _id: 'a', m: 1 }]],
    only({ $match: null }, fails('must be an expression in an object')),
    only({ $match: { n: { $almost: 1 } } }, fails('unknown operator')),
  ],
  group: [
    only({ $group: { _id: '$team' } }, [{ _id: 'red' }, { _id: null }], ALL),
    only({ $group: { _id: null, n: { $sum: 1 } } }, [{ _id: null, n: 4 }], ALL),
    only({ $group: { _id: null, n: { $sum: 1 } } }, [], []),
    only({ $group: { _id: { x: '$n', y: '$nope' } } }, [{ _id: { x: 1 } }]),
    only({ $group: { _id: { x: '$nope' } } }, [{ _id: {} }]),
    only(
      { $group: { _id: '$o' } },
      [{ _id: { x: 1, y: 2 } }, { _id: { y: 2, x: 1 } }],
      [
        { _id: 1, o: { x: 1, y: 2 } },
        { _id: 2, o: { y: 2, x: 1 } },
      ],
    ),
    only(
      { $group: { _id: '$v' } },
      [{ _id: 1 }, { _id: '1' }],
      [
        { _id: 1, v: 1 },
        { _id: 2, v: '1' },
        { _id: 3, v: 1 },
      ],
    ),
    only({ $group: { _id: ['$n'] } }, [{ _id: [1] }]),
    only({ $group: {} }, fails('must include an _id')),
    only({ $group: null }, fails('must be specified in an object')),
    only({ $group: { _id: null, n: 1 } }, fails('must be an accumulator object')),
    only({ $group: { _id: null, n: { $sum: 1, $avg: 1 } } }, fails('one accumulator')),
    only({ $group: { _id: null, n: { $teleport: 1 } } }, fails('unknown group operator')),
    only({ $group: { _id: null, 'n.m': { $sum: 1 } } }, fails("cannot contain '.'")),
    only({ $group: { _id: null, n: { $sum: [1, 2] } } }, fails('is a unary operator')),
  ],
  sort: [
    [ALL, [{ $sort: { n: -1 } }, { $project: { _id: 1 } }], ['c', 'b', 'a', 'd'].map((_id) => ({ _id }))],
    [ALL, [{ $sort: { n: 1 } }, { $project: { _id: 1 } }], ['d', 'a', 'b', 'c'].map((_id) => ({ _id }))],
    [
      ALL,
      [{ $sort: { 'o.p': -1, _id: 1 } }, { $project: { _id: 1 } }],
      ['b', 'a', 'c', 'd'].map((_id) => ({ _id })),
    ],
    only({ $sort: {} }, fails('at least one sort key')),
    only({ $sort: { n: 2 } }, fails('must be 1 (for ascending) or -1')),
    only({ $sort: { n: 'asc' } }, fails('must be 1 (for ascending) or -1')),
    only({ $sort: null }, fails('must be an object')),
  ],
  limit: [
    only({ $limit: 2 }, [A, B], ALL),
    only({ $limit: 0 }, fails('must be positive')),
    only({ $limit: -1 }, fails('must be positive')),
    only({ $limit: 1.5 }, fails('whole number')),
    only({ $limit: 'x' }, fails('whole number')),
  ],
  skip: [
    only({ $skip: 3 }, [D], ALL),
    only({ $skip: 9 }, [], ALL),
    only({ $skip: 0 }, ALL, ALL),
    only({ $skip: -1 }, fails('cannot be negative')),
    only({ $skip: null }, fails('whole number')),
  ],
  unwind: [
    only(
      { $unwind: '$tags' },
      [
        { ...A, tags: 'x' },
        { ...A, tags: 'y' },
        { ...B, tags: 'x' },
      ],
      ALL,
    ),
    only(
      { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true } },
      [
        { ...A, tags: 'x' },
        { ...A, tags: 'y' },
        { ...B, tags: 'x' },
        { _id: 'c', n: 3, team: null, o: null },
        D,
      ],
      ALL,
    ),
    only(
      { $unwind: { path: '$v', preserveNullAndEmptyArrays: true } },
      [
        { _id: 1, v: null },
        { _id: 2, v: 5 },
      ],
      [
        { _id: 1, v: null },
        { _id: 2, v: 5 },
      ],
    ),
    only(
      { $unwind: '$v' },
      [{ _id: 2, v: 5 }],
      [
        { _id: 1, v: null },
        { _id: 2, v: 5 },
      ],
    ),
    only(
      { $unwind: { path: '$v', includeArrayIndex: 'i' } },
      [
        { _id: 1, v: 'p', i: 0 },
        { _id: 1, v: null, i: 1 },
        { _id: 2, v: 5, i: null },
      ],
      [
        { _id: 1, v: ['p', null] },
        { _id: 2, v: 5 },
      ],
    ),
    only(
      { $unwind: { path: '$v', includeArrayIndex: 'i', preserveNullAndEmptyArrays: true } },
      [{ _id: 1, i: null }],
      [{ _id: 1, v: [] }],
    ),
    only(
      { $unwind: '$o.l' },
      [
        { _id: 1, o: { l: 1, m: 0 } },
        { _id: 1, o: { l: 2, m: 0 } },
      ],
      [{ _id: 1, o: { l: [1, 2], m: 0 } }],
    ),
    only(
      { $unwind: '$v' },
      [
        { _id: 1, v: [2] },
        { _id: 1, v: 3 },
      ],
      [{ _id: 1, v: [[2], 3] }],
    ),
    only({ $unwind: [] }, fails('expected either a string or an object')),
    only({ $unwind: null }, fails('expected either a string or an object')),
    only({ $unwind: 'tags' }, fails("should be prefixed with a '$'")),
    only({ $unwind: {} }, fails('no path specified')),
    only({ $unwind: { path: 5 } }, fails('expected a string as the path')),
    only({ $unwind: { path: '$a', preserveNullAndEmptyArrays: 1 } }, fails('expected a boolean')),
    only({ $unwind: { path: '$a', includeArrayIndex: '$i' } }, fails("should not be prefixed with a '$'")),
    only({ $unwind: { path: '$a', includeArrayIndex: '' } }, fails('non-empty string')),
    only({ $unwind: { path: '$a', more: 1 } }, fails('unrecognized option')),
  ],
  replaceRoot: [
    only({ $replaceRoot: { newRoot: '$o' } }, [{ p: 1 }]),
    only({ $replaceRoot: { newRoot: { n: '$n', x: '$nope' } } }, [{ n: 1 }]),
    only({ $replaceRoot: { newRoot: '$nope' } }, fails('must evaluate to an object')),
    only({ $replaceRoot: { newRoot: '$n' } }, fails('must evaluate to an object')),
    only({ $replaceRoot: { newRoot: '$l' } }, fails('must evaluate to an object')),
    only({ $replaceRoot: { other: 1 } }, fails('unrecognized option')),
    only({ $replaceWith: '$o' }, [{ p: 1 }]),
  ],
}
