import { type ChangedMeanwhile, Errcode, type UserView } from '@contract'
import * as v from 'valibot'
import { create } from 'zustand'
import { dropDraft, readDraft, writeDraft, writeDraftSoon } from '@/lib/drafts'
import { type FieldName, type RecordDraft, draftOf, recordDraft } from '@/lib/record-draft'
import { requestId as newRequestId } from '@/lib/request-id'
import { isCode } from '@/services/cloud/errors'
import { type Refusal, check, differences, isUnknown, refusalOf } from './record-check'

/** `whose`: `_id` of the record. `version`: of the record that was in front of whoever typed. */
const stored = v.object({ whose: v.string(), draft: recordDraft, version: v.number() })

type Typed = v.InferOutput<typeof stored>

export type RecordEdit =
  | { status: 'closed' }
  | ({ whose: string; draft: RecordDraft; version: number } & (
      | { status: 'editing' }
      | { status: 'sending' }
      /** `requestId`: of a try without an answer. */
      | ({ status: 'refused'; requestId?: string } & Refusal)
      /** Somebody has changed the record since: as it is now. */
      | { status: 'changed'; now: UserView }
    ))

interface Job {
  /** Under which drafts are kept. */
  form: string
  /** Whoever is not shown the number need not know it: an empty one stays as it is. */
  numberHidden: boolean
  /** @returns the record as it is then; undefined where that waits in the phone for the network */
  send: (
    whose: string,
    change: RecordDraft & { version: number },
    options: { requestId: string },
  ) => Promise<UserView | undefined>
  /** What is known of the record now; `saved` where this form has made it so. */
  learn: (user: UserView, saved: boolean) => void
}

/** The form with another value in it and no error beside that field; undefined where nothing becomes of it. */
function afterTyping(edit: RecordEdit, field: FieldName, value: string) {
  if (edit.status !== 'editing' && edit.status !== 'refused') return undefined
  const { whose, version } = edit
  if (edit.draft[field] === value) return undefined
  const typed = { whose, version, draft: { ...edit.draft, [field]: value } }
  if (edit.status === 'editing') return { status: 'editing', ...typed } as const
  const { [field]: _corrected, ...errors } = edit.errors
  return { status: 'refused', ...typed, errors } as const
}

/** What becomes of a form that was not taken. */
const whyNot = (error: unknown, requestId: string) =>
  isCode(error, Errcode.CHANGED_MEANWHILE)
    ? ({ status: 'changed', now: (error.data as ChangedMeanwhile).user } as const)
    : ({ status: 'refused', ...refusalOf(error), ...(isUnknown(error) && { requestId }) } as const)

/** What was typed for this record the last time, if it was not saved. */
function typedBefore(form: string, whose: string) {
  const { success, output } = v.safeParse(stored, readDraft(form))
  return success && output.whose === whose ? output : undefined
}

const typedIn = ({ whose, draft, version }: Typed): Typed => ({ whose, draft, version })

/** How a form begins: with the record, or with what was typed otherwise before, perhaps into an older record. */
function begun(user: UserView, record: RecordDraft, mine: Typed | undefined): RecordEdit {
  const { _id: whose, version } = user
  if (!mine) return { status: 'editing', whose, draft: record, version }
  return mine.version === version ? { status: 'editing', ...mine } : { status: 'changed', ...mine, now: user }
}

/** Sends what was typed. @returns the form as it is then: closed where there is nothing left to do */
async function outcome({ form, send, learn }: Job, typed: Typed, requestId: string): Promise<RecordEdit> {
  const { whose, draft, version } = typed
  // Whatever becomes of it, it is in the form again.
  writeDraft(form, typed)
  try {
    const user = await send(whose, { ...draft, version }, { requestId })
    if (user) {
      dropDraft(form)
      learn(user, true)
    }
    return { status: 'closed' }
  } catch (error) {
    return { ...typed, ...whyNot(error, requestId) }
  }
}

/** A form by which a record is corrected: what is typed is kept, and what was changed elsewhere meanwhile is shown. */
export function recordEdit(job: Job) {
  const { form, numberHidden, learn } = job
  const useEdit = create<RecordEdit>()(() => ({ status: 'closed' }))
  const become = (edit: RecordEdit) => useEdit.setState(edit, true)
  const formOf = (user: UserView) => ({ ...draftOf(user), ...(numberHidden && { tel: '' }) })

  /** Begins with the record; what was typed the last time and not saved is there again. */
  function open(user: UserView) {
    if (useEdit.getState().status === 'sending') return
    const record = formOf(user)
    const mine = typedBefore(form, user._id)
    const differs = mine !== undefined && differences(mine.draft, record, numberHidden).length > 0
    become(begun(user, record, differs ? mine : undefined))
  }

  /** What was sent was refused when nobody waited for it any more. */
  function refuse(error: unknown) {
    const edit = useEdit.getState()
    if (edit.status === 'editing') become({ ...typedIn(edit), ...whyNot(error, '') })
  }

  const close = () => useEdit.getState().status !== 'sending' && become({ status: 'closed' })

  function type(field: FieldName, value: string) {
    const edit = afterTyping(useEdit.getState(), field, value)
    if (!edit) return
    writeDraftSoon(form, typedIn(edit))
    become(edit)
  }

  /** @returns whether there is nothing left to do in the form: it is saved, or waits */
  async function save(): Promise<boolean> {
    const edit = useEdit.getState()
    if (edit.status !== 'editing' && edit.status !== 'refused') return false
    const typed = typedIn(edit)
    const errors = check(typed.draft, numberHidden)
    if (Object.keys(errors).length > 0) {
      become({ status: 'refused', ...typed, errors })
      return false
    }
    const requestId = (edit.status === 'refused' && edit.requestId) || newRequestId()
    become({ status: 'sending', ...typed })
    const after = await outcome(job, typed, requestId)
    become(after)
    return after.status === 'closed'
  }

  /** Of two changes one's own counts, or the other one; either way it is saved only when the person says so again. */
  function choose(which: 'own' | 'other') {
    const edit = useEdit.getState()
    if (edit.status !== 'changed') return
    const { whose, now } = edit
    const { version } = now
    const draft = which === 'own' ? edit.draft : formOf(now)
    if (which === 'own') writeDraftSoon(form, { whose, draft, version })
    else dropDraft(form)
    learn(now, false)
    become({ status: 'editing', whose, draft, version })
  }

  return { useEdit, open, refuse, close, type, save, choose }
}
