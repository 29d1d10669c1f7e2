import { database } from './database'

/** The last record of a page: the next page begins behind it, whatever is added meanwhile. */
export interface Position {
  createtime: number
  _id: string
}

/** Newest first. Records of one moment are ordered by `_id`. */
export const newestFirst: [string, 'desc'][] = [
  ['createtime', 'desc'],
  ['_id', 'desc'],
]

export const formatCursor = ({ createtime, _id }: Position): string => `${createtime}_${_id}`

/** @param cursor in the form that the contract has checked: digits, `_`, id. */
function parseCursor(cursor: string): Position {
  const split = cursor.indexOf('_')
  return { createtime: Number(cursor.slice(0, split)), _id: cursor.slice(split + 1) }
}

/** The condition for what comes behind the cursor and fits: an index of what fits and `createtime` serves it. */
export function behind(cursor: string | undefined, fits: object): object {
  if (cursor === undefined) return fits
  const { createtime, _id } = parseCursor(cursor)
  const _ = database().command
  const place = [
    { createtime: _.lte(createtime) },
    _.or([{ createtime: _.lt(createtime) }, { _id: _.lt(_id) }]),
  ]
  return _.and(Object.keys(fits).length > 0 ? [fits, ...place] : place)
}

/** @param found one more than the page takes tells whether there is a next one. */
export function pageOf<Record extends Position>(found: Record[], limit: number) {
  const records = found.slice(0, limit)
  const last = records.at(-1)
  return { records, next: last && found.length > limit ? formatCursor(last) : null }
}
