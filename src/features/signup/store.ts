import { Errcode, privacyVersion } from '@contract'
import { create } from 'zustand'
import { dropDraft, writeDraftSoon } from '@/lib/drafts'
import { type FieldName, type RecordDraft, emptyDraft, storedDraft } from '@/lib/record-draft'
import { requestId as newRequestId } from '@/lib/request-id'
import { isCode } from '@/services/cloud/errors'
import * as users from '@/services/users'
import { refreshMe, useMe } from '@/stores/me'
import { type Refusal, check, refusalOf } from '@/stores/record-check'

const FORM = 'signup'

type Signup = { draft: RecordDraft } & (
  { status: 'editing' } | { status: 'sending' } | ({ status: 'refused' } & Refusal)
)

/** The form by which a person registers. */
export const useSignup = create<Signup>()(() => ({ status: 'editing', draft: emptyDraft }))

const become = (signup: Signup) => useSignup.setState(signup, true)

/** What was typed the last time and not sent is there again. */
export function openSignup() {
  if (useSignup.getState().status !== 'sending')
    become({ status: 'editing', draft: storedDraft(FORM) ?? emptyDraft })
}

export function type(field: FieldName, value: string) {
  const signup = useSignup.getState()
  // A keyboard's last word may arrive after the button was pressed.
  if (signup.status === 'sending' || signup.draft[field] === value) return
  const draft = { ...signup.draft, [field]: value }
  writeDraftSoon(FORM, draft)
  if (signup.status === 'editing') {
    become({ status: 'editing', draft })
    return
  }
  const { [field]: _corrected, ...errors } = signup.errors
  become({ status: 'refused', draft, errors })
}

export async function register() {
  const signup = useSignup.getState()
  if (signup.status === 'sending') return
  const { draft } = signup
  const errors = check(draft)
  if (Object.keys(errors).length > 0) {
    become({ status: 'refused', draft, errors })
    return
  }
  const requestId = (signup.status === 'refused' && signup.requestId) || newRequestId()
  become({ status: 'sending', draft })
  try {
    await send(draft, requestId)
    become({ status: 'editing', draft: storedDraft(FORM) ?? emptyDraft })
  } catch (error) {
    become({ status: 'refused', draft, ...refusalOf(error, requestId) })
  }
}

async function send(draft: RecordDraft, requestId: string) {
  try {
    await users.add({ ...draft, consent: privacyVersion }, { requestId })
    await refreshMe('made')
  } catch (error) {
    if (!isCode(error, Errcode.USER_EXISTS)) throw error
    await refreshMe('refused')
  }
  // Not before the record is on the screen: until then what was typed is all that is certain.
  if (useMe.getState().status === 'registered') dropDraft(FORM)
}
