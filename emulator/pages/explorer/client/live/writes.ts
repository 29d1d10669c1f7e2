import type { CallRecord } from '../control'

const reads = /\.(get|query|count|calculate|aggregate|distinct|watch)/i

/** Whether the collections may hold something else after it. */
export const mayWrite = ({ kind, name }: CallRecord) => kind === 'database' && !reads.test(name)
