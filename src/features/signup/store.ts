import { Errcode, privacyVersion } from '@contract'
import { create } from 'zustand'
import { dropDraft, writeDraftSoon } from '@/lib/drafts'
import { type FieldName, type RecordDraft, emptyDraft, storedDraft } from '@/lib/record-draft'
import { requestId as newRequestId } from '@/lib/request-id'
import { isCode } from '@/services/cloud/errors'
import * as users from '@/services/users'
import { refreshMe, useMe } from '@/stores/me'
import { type Refusal, check, refusalOf } from '@/stores/record-check'
import { texts } from '@/texts/user'

const FORM = 'signup'

/** `agreed`: to the privacy guide, each time anew. */
type Signup = { draft: RecordDraft; agreed: boolean } & (
  { status: 'editing' } | { status: 'sending' } | ({ status: 'refused' } & Refusal)
)

/** The form by which a person registers. */
export const useSignup = create<Signup>()(() => ({
  status: 'editing',
  draft: emptyDraft,
  agreed: false,
}))

const become = (signup: Signup) => useSignup.setState(signup, true)

/** What was typed the last time and not sent is there again. */
export function openSignup() {
  const { status, agreed } = useSignup.getState()
  if (status !== 'sending') become({ status: 'editing', agreed, draft: storedDraft(FORM) ?? emptyDraft })
}

export function type(field: FieldName, value: string) {
  const signup = useSignup.getState()
  // A keyboard's last word may arrive after the button was pressed.
  if (signup.status === 'sending' || signup.draft[field] === value) return
  const draft = { ...signup.draft, [field]: value }
  writeDraftSoon(FORM, draft)
  if (signup.status === 'editing') {
    become({ ...signup, draft })
    return
  }
  const { [field]: _corrected, ...errors } = signup.errors
  become({ status: 'refused', agreed: signup.agreed, draft, errors })
}

/** Ticks the box, or takes the tick away. */
export function agree() {
  const signup = useSignup.getState()
  if (signup.status === 'sending') return
  const agreed = !signup.agreed
  if (signup.status === 'editing') {
    become({ ...signup, agreed })
    return
  }
  // The request stays the one whose answer is missing.
  const { message: _said, ...refused } = signup
  become({ ...refused, agreed })
}

export async function register() {
  const signup = useSignup.getState()
  if (signup.status === 'sending') return
  const { draft, agreed } = signup
  const errors = check(draft)
  if (Object.keys(errors).length > 0 || !agreed) {
    const message = agreed ? {} : { message: texts().signup.agreeFirst }
    become({ status: 'refused', draft, agreed, errors, ...message })
    return
  }
  const requestId = (signup.status === 'refused' && signup.requestId) || newRequestId()
  become({ status: 'sending', draft, agreed })
  try {
    await send(draft, requestId)
    become({ status: 'editing', agreed: false, draft: storedDraft(FORM) ?? emptyDraft })
  } catch (error) {
    become({ status: 'refused', draft, agreed, ...refusalOf(error, requestId) })
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
