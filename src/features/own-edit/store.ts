import { type ChangedMeanwhile, Errcode, type OwnRecord } from '@contract'
import * as v from 'valibot'
import { create } from 'zustand'
import { dropDraft, readDraft, writeDraftSoon } from '@/lib/drafts'
import { type FieldName, type RecordDraft, draftOf, recordDraft } from '@/lib/record-draft'
import { requestId as newRequestId } from '@/lib/request-id'
import { isCode } from '@/services/cloud/errors'
import * as users from '@/services/users'
import { loadMe, showMe, useMe } from '@/stores/me'
import { type Refusal, check, differences, refusalOf } from '@/stores/record-check'

const FORM = 'own-edit'
/** `version`: of the record that was in front of the person while they typed. */
const stored = v.object({ draft: recordDraft, version: v.number() })

type Edit =
  | { status: 'closed' }
  | ({ draft: RecordDraft; version: number } & (
      | { status: 'editing' }
      | { status: 'sending' }
      | ({ status: 'refused' } & Refusal)
      /** Somebody has changed the record since: as it is now. */
      | { status: 'changed'; now: OwnRecord }
    ))

/** The form by which a person corrects their own record. */
export const useOwnEdit = create<Edit>()(() => ({ status: 'closed' }))

const become = (edit: Edit) => useOwnEdit.setState(edit, true)

/** Begins with the record; what was typed the last time and not saved is there again. */
export async function openOwnEdit() {
  if (useMe.getState().status !== 'registered') await loadMe()
  const me = useMe.getState()
  if (me.status !== 'registered' || useOwnEdit.getState().status === 'sending') return
  const { version } = me.user
  const record = draftOf(me.user)
  const typed = v.safeParse(stored, readDraft(FORM))
  if (!typed.success || differences(typed.output.draft, record).length === 0)
    become({ status: 'editing', draft: record, version })
  else if (typed.output.version === version) become({ status: 'editing', ...typed.output })
  else become({ status: 'changed', ...typed.output, now: me.user })
}

export function type(field: FieldName, value: string) {
  const edit = useOwnEdit.getState()
  if (edit.status !== 'editing' && edit.status !== 'refused') return
  if (edit.draft[field] === value) return
  const draft = { ...edit.draft, [field]: value }
  const { version } = edit
  writeDraftSoon(FORM, { draft, version })
  if (edit.status !== 'refused') {
    become({ status: 'editing', draft, version })
    return
  }
  const { [field]: _corrected, ...errors } = edit.errors
  become({ status: 'refused', draft, version, errors })
}

/** @returns whether it is saved */
export async function save(): Promise<boolean> {
  const edit = useOwnEdit.getState()
  if (edit.status !== 'editing' && edit.status !== 'refused') return false
  const { draft, version } = edit
  const errors = check(draft)
  if (Object.keys(errors).length > 0) {
    become({ status: 'refused', draft, version, errors })
    return false
  }
  const requestId = (edit.status === 'refused' && edit.requestId) || newRequestId()
  become({ status: 'sending', draft, version })
  try {
    const { user } = await users.update({ ...draft, version }, { requestId })
    dropDraft(FORM)
    showMe(user, 'changed')
    become({ status: 'closed' })
    return true
  } catch (error) {
    if (isCode(error, Errcode.CHANGED_MEANWHILE)) {
      become({ status: 'changed', draft, version, now: (error.data as ChangedMeanwhile).user })
    } else become({ status: 'refused', draft, version, ...refusalOf(error, requestId) })
    return false
  }
}

/** Of two changes one's own counts, or the other one; either way it is saved only when the person says so again. */
export function choose(whose: 'own' | 'other') {
  const edit = useOwnEdit.getState()
  if (edit.status !== 'changed') return
  const { version } = edit.now
  const draft = whose === 'own' ? edit.draft : draftOf(edit.now)
  if (whose === 'own') writeDraftSoon(FORM, { draft, version })
  else dropDraft(FORM)
  showMe(edit.now, 'known')
  become({ status: 'editing', draft, version })
}
