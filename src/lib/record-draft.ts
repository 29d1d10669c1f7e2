import * as v from 'valibot'
import { readDraft } from './drafts'

/** What was typed, as it was typed. */
export const recordDraft = v.object({ name: v.string(), age: v.string(), sex: v.string(), tel: v.string() })

export type RecordDraft = v.InferOutput<typeof recordDraft>
export type FieldName = keyof RecordDraft
export type FieldErrors = { [field in FieldName]?: string }

/** In the order in which they are asked for. */
export const fieldNames = ['name', 'sex', 'age', 'tel'] as const satisfies FieldName[]

export const emptyDraft: RecordDraft = { name: '', age: '', sex: '', tel: '' }

/** What was typed into a form and not sent yet. */
export function storedDraft(form: string): RecordDraft | undefined {
  const stored = v.safeParse(recordDraft, readDraft(form))
  return stored.success ? stored.output : undefined
}

/** The fields of a record as a form holds them. */
export const draftOf = ({ name, age, sex, tel }: Record<FieldName, string | number>): RecordDraft => ({
  name: String(name),
  age: String(age),
  sex: String(sex),
  tel: String(tel),
})

const isFieldName = (name: string): name is FieldName => name in emptyDraft

/** Of all the errors those that have a field to stand beside. */
export const errorsOf = (fields: Record<string, string>): FieldErrors =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => isFieldName(name)))
