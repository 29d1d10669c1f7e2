import { Errcode } from '@contract'
import { create } from 'zustand'
import { requestId as newRequestId } from '@/lib/request-id'
import { CloudError, NetworkError, isCode } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import * as users from '@/services/users'
import { refreshMe, useMe } from '@/stores/me'
import { check } from './check'
import {
  type Draft,
  type FieldErrors,
  type FieldName,
  emptyDraft,
  errorsOf,
  forgetDraft,
  storeDraft,
  storedDraft,
} from './draft'

type Signup = { draft: Draft } & (
  | { status: 'editing' }
  | { status: 'sending' }
  /** `requestId`: of a try without an answer, which may have been carried out. The next try repeats it. */
  | { status: 'refused'; errors: FieldErrors; message?: string; requestId?: string }
)

/** The form by which a person registers. */
export const useSignup = create<Signup>()(() => ({ status: 'editing', draft: emptyDraft }))

const become = (signup: Signup) => useSignup.setState(signup, true)

/** What was typed the last time and not sent is there again. */
export function openSignup() {
  if (useSignup.getState().status !== 'sending') become({ status: 'editing', draft: storedDraft() })
}

export function type(field: FieldName, value: string) {
  const signup = useSignup.getState()
  // A keyboard's last word may arrive after the button was pressed.
  if (signup.status === 'sending' || signup.draft[field] === value) return
  const draft = { ...signup.draft, [field]: value }
  storeDraft(draft)
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
    become({ status: 'editing', draft: storedDraft() })
  } catch (error) {
    become({ status: 'refused', draft, ...refusal(error, requestId) })
  }
}

async function send(draft: Draft, requestId: string) {
  try {
    await users.add(draft, { requestId })
    await refreshMe('made')
  } catch (error) {
    if (!isCode(error, Errcode.USER_EXISTS)) throw error
    await refreshMe('refused')
  }
  // Not before the record is on the screen: until then what was typed is all that is certain.
  if (useMe.getState().status === 'registered') forgetDraft()
}

function refusal(error: unknown, requestId: string) {
  const errors = error instanceof CloudError ? errorsOf(error.fields) : {}
  if (Object.keys(errors).length > 0) return { errors }
  const unknown = error instanceof NetworkError || isCode(error, Errcode.RELAY_UNKNOWN)
  return { errors, message: messageFor(error), ...(unknown && { requestId }) }
}
