import type { InputOf } from '@contract'
import * as v from 'valibot'
import { dropDraft, readDraft, writeDraftSoon } from '@/lib/drafts'

const form = 'signup'

/** What was typed, as it was typed. */
const draft = v.object({ name: v.string(), age: v.string(), sex: v.string(), tel: v.string() })

export type Draft = v.InferOutput<typeof draft> & InputOf<'users_add'>
export type FieldName = keyof Draft
export type FieldErrors = { [field in FieldName]?: string }

export const emptyDraft: Draft = { name: '', age: '', sex: '', tel: '' }

export function storedDraft(): Draft {
  const stored = v.safeParse(draft, readDraft(form))
  return stored.success ? stored.output : emptyDraft
}

export const storeDraft = (typed: Draft) => writeDraftSoon(form, typed)
export const forgetDraft = () => dropDraft(form)

const isFieldName = (name: string): name is FieldName => name in emptyDraft

/** Of all the errors those that have a field to stand beside. */
export const errorsOf = (fields: Record<string, string>): FieldErrors =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => isFieldName(name)))
