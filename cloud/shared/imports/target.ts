import type { ImportRow, User } from '../../../contract'
import type { Recorded } from '../../../contract/collections'
import { database, find } from '../database'

/** Whom a row means: somebody, nobody yet, or nobody in particular. */
export type Target = User | 'new' | 'missing' | 'several'

/** The platform reads no more at once. */
const MOST = 1000

/** Of each row whom it means, in their order. @throws Failure READ_FAILED */
export async function targetsOf(rows: ImportRow[]): Promise<Target[]> {
  const ids = rows.flatMap(({ _id }) => _id ?? [])
  const numbers = rows.flatMap(({ _id, tel }) => (_id === undefined && tel !== undefined ? tel : []))
  const _ = database().command
  const found = (field: '_id' | 'tel', values: string[]) =>
    values.length > 0 ? find('users', { where: { [field]: _.in([...new Set(values)]) }, limit: MOST }) : []
  const named = new Map((await found('_id', ids)).map((person) => [person._id, person]))
  const called = new Map<string, User[]>()
  for (const person of await found('tel', numbers))
    called.set(person.tel, [...(called.get(person.tel) ?? []), person])
  return rows.map(({ _id, tel = '' }) => {
    if (_id !== undefined) return named.get(_id) ?? 'missing'
    const [person = 'new', another] = called.get(tel) ?? []
    return another ? 'several' : person
  })
}

/** What a person becomes by a row. */
export function wantedBy({ name, age, sex, tel }: ImportRow): Recorded {
  return { name, age, sex, ...(tel !== undefined && { tel }) }
}

/** Of a person what is another than it is to be: as it is. */
export function difference(person: User, wanted: Recorded): Recorded {
  const fields = (Object.keys(wanted) as (keyof Recorded)[]).filter(
    (field) => person[field] !== wanted[field],
  )
  return Object.fromEntries(fields.map((field) => [field, person[field]]))
}
