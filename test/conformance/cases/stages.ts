import type { SdkAggregate } from '../../emulator/database/fixtures/sdk-types'
import type { Case, Sdk } from '../case'

const DOCUMENTS = [
  { _id: 'a', n: 1, team: 'red', tags: ['x', 'y'], o: { p: 1 } },
  { _id: 'b', n: 2, team: 'red', tags: ['x'], o: { p: 2 } },
  { _id: 'c', n: 3, team: 'blue', tags: [], o: { p: 3 } },
]

type Stages = Record<string, [pipeline: (aggregate: SdkAggregate, sdk: Sdk) => SdkAggregate, list: unknown]>

const STAGES: Stages = {
  addFields: [
    (aggregate, { $ }) => aggregate.match({ n: 1 }).addFields({ m: $.add(['$n', 1]) }),
    [{ ...DOCUMENTS[0], m: 2 }],
  ],
  bucket: [
    (aggregate, { $ }) =>
      aggregate.bucket({
        groupBy: '$n',
        boundaries: [0, 2, 3],
        default: 'more',
        output: { count: $.sum(1) },
      }),
    [
      { _id: 0, count: 1 },
      { _id: 2, count: 1 },
      { _id: 'more', count: 1 },
    ],
  ],
  bucketAuto: [
    (aggregate) => aggregate.bucketAuto({ groupBy: '$n', buckets: 2 }),
    [
      { _id: { min: 1, max: 3 }, count: 2 },
      { _id: { min: 3, max: 3 }, count: 1 },
    ],
  ],
  count: [(aggregate) => aggregate.count('total'), [{ total: 3 }]],
  group: [
    (aggregate, { $ }) => aggregate.group({ _id: '$team', n: $.sum('$n') }).sort({ _id: 1 }),
    [
      { _id: 'blue', n: 3 },
      { _id: 'red', n: 3 },
    ],
  ],
  limit: [(aggregate) => aggregate.sort({ n: -1 }).limit(1).project({ n: 1 }), [{ _id: 'c', n: 3 }]],
  lookup: [
    (aggregate, { name }) =>
      aggregate
        .match({ n: 1 })
        .lookup({ from: name, localField: 'team', foreignField: 'team', as: 'mates' })
        .project({ _id: 0, mates: { _id: 1 } }),
    [{ mates: [{ _id: 'a' }, { _id: 'b' }] }],
  ],
  match: [(aggregate, { _ }) => aggregate.match({ n: _.gt(2) }), [DOCUMENTS[2]]],
  project: [(aggregate) => aggregate.match({ n: 2 }).project({ _id: 0, p: '$o.p' }), [{ p: 2 }]],
  replaceRoot: [(aggregate) => aggregate.match({ n: 2 }).replaceRoot({ newRoot: '$o' }), [{ p: 2 }]],
  sample: [(aggregate) => aggregate.sample({ size: 2 }).count('n'), [{ n: 2 }]],
  skip: [(aggregate) => aggregate.sort({ n: 1 }).skip(2), [DOCUMENTS[2]]],
  sort: [(aggregate) => aggregate.sort({ team: 1, n: -1 }).project({ _id: 1 }), ids('c', 'b', 'a')],
  sortByCount: [(aggregate) => aggregate.sortByCount('$team').limit(1), [{ _id: 'red', count: 2 }]],
  unwind: [
    (aggregate) => aggregate.unwind('$tags').sort({ n: 1, tags: 1 }).project({ _id: 0, tags: 1 }),
    [{ tags: 'x' }, { tags: 'y' }, { tags: 'x' }],
  ],
}

/** Declared by the SDK, which then does not know them. */
const MISSING = ['collStats', 'facet', 'graphLookup', 'indexStats', 'out', 'redact'] as const

function ids(...all: string[]) {
  return all.map((_id) => ({ _id }))
}

export const stages: Case[] = [
  ...Object.entries(STAGES).map(([stage, [pipeline, list]]): Case => ({
    name: `the stage ${stage}()`,
    calls: ['CollectionReference.aggregate', 'Aggregate.end', `Aggregate.${stage}`],
    documents: DOCUMENTS,
    run: async (sdk) => (await pipeline(sdk.collection.aggregate(), sdk).end()).list,
    expected: list,
  })),
  {
    name: 'lookup() with a pipeline',
    calls: ['Aggregate.lookup'],
    documents: DOCUMENTS,
    async run({ collection, name, $, _ }) {
      const newer = $.pipeline()
        .match(_.expr($.gt(['$n', '$$least'])))
        .project({ _id: 1 })
        .done()
      const lookup = { from: name, let: { least: '$n' }, pipeline: newer, as: 'more' }
      const { list } = await collection.aggregate().match({ n: 1 }).lookup(lookup).project({ more: 1 }).end()
      return list
    },
    expected: [{ _id: 'a', more: ids('b', 'c') }],
  },
  {
    // From reports; no page says so.
    name: 'an aggregation without limit() answers 20 documents',
    calls: ['Aggregate.end'],
    documents: Array.from({ length: 25 }, (_, n) => ({ _id: `n${n}` })),
    run: async ({ collection }) => (await collection.aggregate().sort({ _id: 1 }).end()).list.length,
    expected: 20,
  },
  {
    name: 'aggregate() of a collection that does not exist',
    calls: ['Aggregate.end'],
    run: ({ db, name }) => db.collection(`${name}_nowhere`).aggregate().limit(1).end(),
    expected: { error: 'DATABASE_COLLECTION_NOT_EXIST' },
  },
  ...MISSING.map((stage): Case => ({
    name: `the stage ${stage}() is declared by the SDK, and throws in it`,
    calls: [`Aggregate.${stage}`],
    run: ({ collection }) =>
      Promise.resolve().then(() => (collection.aggregate() as unknown as Declared)[stage]({})),
    expected: { error: 'TypeError' },
  })),
]

type Declared = Record<(typeof MISSING)[number], (operand: object) => unknown>
