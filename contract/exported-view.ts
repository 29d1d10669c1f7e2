import * as v from 'valibot'
import { ownRecord } from './user-view'

/** A person in an export. */
export const exported = v.object({
  ...v.pick(ownRecord, ['_id', 'name', 'sex', 'age', 'state', 'createtime', 'version']).entries,
  /** Whole where that was asked for, else its ends. */
  tel: v.string(),
  /** The user mini program. */
  appid: v.string(),
})

export type Exported = v.InferOutput<typeof exported>
