import * as v from 'valibot'
import { users_add } from '../../../contract/functions/users_add'
import { type Draft, type FieldErrors, errorsOf } from './draft'

/** What the function would say to these fields, without asking it. */
export function check(draft: Draft): FieldErrors {
  const result = v.safeParse(users_add.input, draft)
  if (result.success) return {}
  const fields: Record<string, string> = {}
  for (const issue of result.issues) fields[v.getDotPath(issue) ?? ''] ??= issue.message
  return errorsOf(fields)
}
