import { AT, DOCUMENT, KINDS, type Kind } from './rows'

const value = (kind: Kind) => (kind === 'missing' ? {} : { v: DOCUMENT[kind] })

/** Of one document for each kind of value, in the order of KINDS; what is expected of each accumulator. */
export const OF_KINDS = KINDS.map((kind, _id): Record<string, unknown> => ({ _id, ...value(kind) }))
const THERE = KINDS.filter((kind) => kind !== 'missing').map((kind) => DOCUMENT[kind])

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/group/#accumulator-operator */
export const ACCUMULATED: Record<
  string,
  { all: unknown; nothing: unknown; byKind: Partial<Record<Kind, unknown>>; others: unknown }
> = {
  $sum: { all: 3, nothing: 0, byKind: { n: 3 }, others: 0 },
  $avg: { all: 3, nothing: null, byKind: { n: 3 }, others: null },
  $stdDevPop: { all: 0, nothing: null, byKind: { n: 0 }, others: null },
  $stdDevSamp: { all: null, nothing: null, byKind: {}, others: null },
  $push: {
    all: THERE,
    nothing: [],
    byKind: Object.fromEntries(KINDS.map((kind) => [kind, kind === 'missing' ? [] : [DOCUMENT[kind]]])),
    others: [],
  },
  $addToSet: {
    all: THERE,
    nothing: [],
    byKind: Object.fromEntries(KINDS.map((kind) => [kind, kind === 'missing' ? [] : [DOCUMENT[kind]]])),
    others: [],
  },
  $first: {
    all: null,
    nothing: null,
    byKind: Object.fromEntries(KINDS.map((kind) => [kind, kind === 'missing' ? null : DOCUMENT[kind]])),
    others: null,
  },
  $last: {
    all: AT,
    nothing: null,
    byKind: Object.fromEntries(KINDS.map((kind) => [kind, kind === 'missing' ? null : DOCUMENT[kind]])),
    others: null,
  },
  $max: {
    all: AT,
    nothing: null,
    byKind: Object.fromEntries(KINDS.map((kind) => [kind, kind === 'missing' ? null : DOCUMENT[kind]])),
    others: null,
  },
  $min: {
    all: 3,
    nothing: null,
    byKind: Object.fromEntries(KINDS.map((kind) => [kind, kind === 'missing' ? null : DOCUMENT[kind]])),
    others: null,
  },
}
