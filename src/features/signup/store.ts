import { privacyVersion } from '@contract'
import { create } from 'zustand'
import { writeDraft, writeDraftSoon } from '@/lib/drafts'
import { type FieldName, type RecordDraft, emptyDraft, storedDraft } from '@/lib/record-draft'
import { type Refusal, check, refusalOf } from '@/stores/record-check'
import { forms, send, takeRefusal } from '@/stores/writes'
import { texts } from '@/texts/user'

const FORM = forms.users_add

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

/** What was typed the last time and not sent is there again; and what was said to it, where it was sent later. */
export function openSignup() {
  const { status, agreed } = useSignup.getState()
  if (status === 'sending') return
  const draft = storedDraft(FORM) ?? emptyDraft
  const refused = takeRefusal('users_add')
  become(
    refused
      ? { status: 'refused', agreed: true, draft, ...refusalOf(refused) }
      : { status: 'editing', agreed, draft },
  )
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
  become({ status: 'sending', draft, agreed })
  // Whatever becomes of it, it is in the form again.
  writeDraft(FORM, draft)
  try {
    await send('users_add', { ...draft, consent: privacyVersion })
    become({ status: 'editing', agreed: false, draft: storedDraft(FORM) ?? emptyDraft })
  } catch (error) {
    become({ status: 'refused', draft, agreed, ...refusalOf(error) })
  }
}
