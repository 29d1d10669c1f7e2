import * as v from 'valibot'
import { age, incomplete, name, sex, tel } from './fields'
import { personId } from './person-id'
import { say } from './say'

/** Rows of one call: well under the time and the 100 kB that one has. */
export const ROWS_AT_ONCE = 200
/** Rows of one import. */
export const MOST_ROWS = 20_000

/** What becomes of a row whose person is there already. */
export const importModes = ['skip', 'update', 'stop'] as const

/**
 * - `skip`: the person stays as they are.
 * - `update`: the person becomes what the row says.
 * - `stop`: the import ends there.
 */
export type ImportMode = (typeof importModes)[number]

/** What has become of a row. */
export const rowOutcomes = [
  ...(['created', 'changed', 'same', 'skipped'] as const),
  ...(['known', 'missing', 'several', 'failed'] as const),
  ...(['undone', 'kept'] as const),
]

/**
 * - `created`, `changed`, `same`: the person is what the row says; `same`: and was so before.
 * - `skipped`: there already, and the import leaves those as they are.
 * - `known`: there already, and the import ended at it.
 * - `missing`: nobody has the `_id` that the row names.
 * - `several`: more than one person has its telephone number.
 * - `failed`: it could not be written each time it was tried.
 * - `undone`: taken back. `kept`: not taken back, since somebody has changed the person meanwhile.
 */
export type RowOutcome = (typeof rowOutcomes)[number]

const noLine = say('行号无效', 'This is no line')
const noNumber = say('请填写手机号', 'Please enter a mobile number')

/** A person in a file that is imported. Whom it means says `_id`, or else the telephone number. */
export const importRow = v.pipe(
  v.object(
    {
      /** Of the file, as people count. */
      line: v.pipe(v.number(noLine), v.integer(noLine), v.minValue(1, noLine), v.maxValue(1e6, noLine)),
      /** Of somebody who is there, as an export writes it. */
      _id: v.optional(personId),
      name,
      sex,
      age,
      /** Left out, of who is named by `_id`: as it is. */
      tel: v.optional(tel),
    },
    incomplete,
  ),
  v.forward(
    v.partialCheck([['_id'], ['tel']], ({ _id, tel }) => _id !== undefined || tel !== undefined, noNumber),
    ['tel'],
  ),
)

export type ImportRow = v.InferOutput<typeof importRow>

const tooMany = say('一次最多 200 行', 'At most 200 rows at once')

/** Rows as functions take them. */
export const importRows = v.pipe(
  v.array(importRow, incomplete),
  v.minLength(1, incomplete),
  v.maxLength(ROWS_AT_ONCE, tooMany),
)
