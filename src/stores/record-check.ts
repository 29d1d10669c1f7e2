import * as v from 'valibot'
import { Errcode } from '@contract'
import { age, name, sex, tel } from '../../contract/fields'
import {
  type FieldErrors,
  type FieldName,
  type RecordDraft,
  draftOf,
  errorsOf,
  fieldNames,
} from '@/lib/record-draft'
import { CloudError, NetworkError, isCode } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import { language } from '@/texts/language'

const others = v.object({ name, age, sex })
const record = v.object({ ...others.entries, tel })

/** What would be understood of it. `numberHidden`: where no number is typed, none is meant. */
const read = (draft: RecordDraft, numberHidden: boolean) =>
  v.safeParse(numberHidden && draft.tel.trim() === '' ? others : record, draft, { lang: language() })

/** What the functions would say to these fields, without asking them. */
export function check(draft: RecordDraft, numberHidden = false): FieldErrors {
  const result = read(draft, numberHidden)
  if (result.success) return {}
  const fields: Record<string, string> = {}
  for (const issue of result.issues) fields[v.getDotPath(issue) ?? ''] ??= issue.message
  return errorsOf(fields)
}

/** The fields in which what was typed would become something else than what is stored, however it was written. */
export function differences(typed: RecordDraft, stored: RecordDraft, numberHidden = false): FieldName[] {
  const { success, output } = read(typed, numberHidden)
  const meant = success ? draftOf({ tel: '', ...output }) : typed
  return fieldNames.filter((field) => meant[field] !== stored[field])
}

export interface Refusal {
  errors: FieldErrors
  message?: string
}

/** Why a form was not taken. */
export function refusalOf(error: unknown): Refusal {
  const errors = error instanceof CloudError ? errorsOf(error.fields) : {}
  return Object.keys(errors).length > 0 ? { errors } : { errors, message: messageFor(error) }
}

/** May it have been carried out, though no answer says so? Then the next try repeats the request. */
export const isUnknown = (error: unknown) =>
  error instanceof NetworkError || isCode(error, Errcode.RELAY_UNKNOWN)
