import * as v from 'valibot'
import { roles } from './roles'

/** An administrator, as answers show one. */
export const administrator = v.object({
  _id: v.string(),
  role: v.picklist(roles),
})
