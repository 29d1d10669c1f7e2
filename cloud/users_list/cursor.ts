import type { User } from '../../contract'

/** The last person of a page, as text: the next page begins behind it, whoever registers meanwhile. */
export type Position = Pick<User, 'createtime' | '_id'>

export const formatCursor = ({ createtime, _id }: Position): string => `${createtime}_${_id}`

/** @param cursor in the form that the contract has checked: digits, `_`, id. */
export function parseCursor(cursor: string): Position {
  const split = cursor.indexOf('_')
  return { createtime: Number(cursor.slice(0, split)), _id: cursor.slice(split + 1) }
}
