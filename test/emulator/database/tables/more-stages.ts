import { fails } from './rows'
import { A, ALL, B, C, D, only, type StageRow } from './stages'

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation-pipeline/ */
export const MORE_STAGES: Record<string, StageRow[]> = {
  count: [
    only({ $count: 'n' }, [{ n: 4 }], ALL),
    only({ $count: 'n' }, [], []),
    only({ $count: '' }, fails('non-empty string')),
    only({ $count: 5 }, fails('non-empty string')),
    only({ $count: '$n' }, fails('$-prefixed')),
    only({ $count: 'a.b' }, fails("cannot contain '.'")),
  ],
  sortByCount: [
    only(
      { $sortByCount: '$team' },
      [
        { _id: 'red', count: 2 },
        { _id: null, count: 2 },
      ],
      ALL,
    ),
    only(
      { $sortByCount: { $gt: ['$n', 1] } },
      [
        { _id: false, count: 2 },
        { _id: true, count: 2 },
      ],
      ALL,
    ),
    only({ $sortByCount: 'team' }, fails('$-prefixed path')),
    only({ $sortByCount: null }, fails('$-prefixed path')),
  ],
  bucket: [
    only(
      { $bucket: { groupBy: '$n', boundaries: [0, 2, 4], default: 'other' } },
      [
        { _id: 0, count: 1 },
        { _id: 2, count: 2 },
        { _id: 'other', count: 1 },
      ],
      ALL,
    ),
    only(
      { $bucket: { groupBy: '$n', boundaries: [0, 2, 4], output: { all: { $push: '$_id' } } } },
      [
        { _id: 0, all: ['a'] },
        { _id: 2, all: ['b', 'c'] },
      ],
      [A, B, C],
    ),
    only({ $bucket: { groupBy: '$n', boundaries: [0, 2] } }, fails('could not find a matching branch'), ALL),
    only({ $bucket: { groupBy: '$n', boundaries: [0] } }, fails('at least 2 values')),
    only({ $bucket: { groupBy: '$n', boundaries: 5 } }, fails('must be an array')),
    only({ $bucket: { groupBy: '$n', boundaries: [2, 0] } }, fails('must be sorted')),
    only({ $bucket: { groupBy: '$n', boundaries: [0, 'x'] } }, fails('same type')),
    only(
      { $bucket: { groupBy: '$n', boundaries: [0, 5], default: 2 } },
      fails("'default' field must be less than"),
    ),
    only({ $bucket: { groupBy: 'n', boundaries: [0, 5] } }, fails('$-prefixed path')),
    only({ $bucket: { boundaries: [0, 5] } }, fails("requires 'groupBy' and 'boundaries'")),
    only({ $bucket: null }, fails('must be an object')),
  ],
  bucketAuto: [
    only(
      { $bucketAuto: { groupBy: '$n', buckets: 2 } },
      [
        { _id: { min: null, max: 2 }, count: 2 },
        { _id: { min: 2, max: 3 }, count: 2 },
      ],
      ALL,
    ),
    only(
      { $bucketAuto: { groupBy: '$n', buckets: 9 } },
      [
        { _id: { min: 1, max: 2 }, count: 1 },
        { _id: { min: 2, max: 3 }, count: 1 },
        { _id: { min: 3, max: 3 }, count: 1 },
      ],
      [A, B, C],
    ),
    only(
      { $bucketAuto: { groupBy: '$v', buckets: 2 } },
      [{ _id: { min: 1, max: 1 }, count: 3 }],
      [1, 2, 3].map((_id) => ({ _id, v: 1 })),
    ),
    only(
      { $bucketAuto: { groupBy: '$n', buckets: 2, output: { s: { $sum: '$n' } } } },
      [
        { _id: { min: 1, max: 3 }, s: 3 },
        { _id: { min: 3, max: 3 }, s: 3 },
      ],
      [A, B, C],
    ),
    only({ $bucketAuto: { groupBy: '$n', buckets: 0 } }, fails('greater than 0')),
    only({ $bucketAuto: { groupBy: '$n' } }, fails("requires 'groupBy' and 'buckets'")),
    only({ $bucketAuto: { groupBy: 5, buckets: 1 } }, fails('$-prefixed path')),
  ],
  lookup: [
    only(
      { $lookup: { from: 'others', localField: 'n', foreignField: 'k', as: 'o' } },
      [{ _id: 1, n: 1, o: [{ _id: 'p', k: 1 }] }],
      [{ _id: 1, n: 1 }],
    ),
    only(
      { $lookup: { from: 'others', localField: 'n', foreignField: 'k', as: 'o' } },
      [{ _id: 1, o: [{ _id: 'q', k: null }, { _id: 'r' }] }],
      [{ _id: 1 }],
    ),
    only(
      { $lookup: { from: 'others', localField: 'n', foreignField: 'k', as: 'o' } },
      [
        {
          _id: 1,
          n: [1, 7],
          o: [
            { _id: 'p', k: 1 },
            { _id: 's', k: [7, 8] },
          ],
        },
      ],
      [{ _id: 1, n: [1, 7] }],
    ),
    only(
      { $lookup: { from: 'others', localField: 'n', foreignField: '_id', as: 'x.y' } },
      [{ _id: 1, n: 'p', x: { y: [{ _id: 'p', k: 1 }] } }],
      [{ _id: 1, n: 'p' }],
    ),
    only(
      { $lookup: { from: 'nowhere', localField: 'n', foreignField: 'k', as: 'o' } },
      [{ _id: 1, o: [] }],
      [{ _id: 1 }],
    ),
    only(
      {
        $lookup: {
          from: 'others',
          let: { m: '$n' },
          pipeline: [{ $match: { $expr: { $eq: ['$k', '$$m'] } } }, { $project: { _id: 1 } }],
          as: 'o',
        },
      },
      [
        { _id: 1, n: 1, o: [{ _id: 'p' }] },
        { _id: 2, n: 5, o: [] },
      ],
      [
        { _id: 1, n: 1 },
        { _id: 2, n: 5 },
      ],
    ),
    only(
      { $lookup: { from: 'others', pipeline: [{ $count: 'n' }], as: 'o' } },
      [{ ...D, o: [{ n: 4 }] }],
      [D],
    ),
    only({ $lookup: { from: 'others', localField: 'n', as: 'o' } }, fails("'foreignField'")),
    only({ $lookup: { from: 5, localField: 'n', foreignField: 'k', as: 'o' } }, fails("'from'")),
    only({ $lookup: { from: 'others', localField: 'n', foreignField: 'k' } }, fails("'as'")),
    only({ $lookup: { from: 'others', let: 5, pipeline: [], as: 'o' } }, fails("'let' must be an object")),
    only({ $lookup: { from: 'others', pipeline: 5, as: 'o' } }, fails('must be an array')),
    only(
      { $lookup: { from: 'others', pipeline: [{ $teleport: 1 }], as: 'o' } },
      fails('Unrecognized pipeline stage name'),
    ),
    only({ $lookup: null }, fails('must be an object')),
  ],
  facet: [
    only(
      { $facet: { n: [{ $count: 'c' }], one: [{ $limit: 1 }, { $project: { _id: 1 } }] } },
      [{ n: [{ c: 4 }], one: [{ _id: 'a' }] }],
      ALL,
    ),
    only({ $facet: {} }, fails('non-empty object')),
    only({ $facet: { a: 5 } }, fails('must be an array')),
    only({ $facet: { a: [{ $out: 'x' }] } }, fails('Unrecognized pipeline stage name')),
  ],
  sample: [
    only({ $sample: { size: 0 } }, fails('positive integer')),
    only({ $sample: { size: -1 } }, fails('positive integer')),
    only({ $sample: 5 }, fails('must be an object')),
    [ALL, [{ $sample: { size: 9 } }, { $count: 'n' }], [{ n: 4 }]],
  ],
  unset: [
    only({ $unset: 'n' }, [{ _id: 1 }], [{ _id: 1, n: 1 }]),
    only({ $unset: ['n', 'o.p'] }, [{ _id: 1, o: { q: 1 } }], [{ _id: 1, n: 1, o: { p: 1, q: 1 } }]),
    only({ $unset: 5 }, fails('must be a string or an array of strings')),
  ],
}
