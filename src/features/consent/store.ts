import { privacyVersion } from '@contract'
import { create } from 'zustand'
import { messageFor } from '@/services/cloud/message-for'
import * as users from '@/services/users'
import { showMe } from '@/stores/me'

type Consent = { status: 'asking'; complaint?: string } | { status: 'sending' }

export const useConsent = create<Consent>()(() => ({ status: 'asking' }))

const become = (consent: Consent) => useConsent.setState(consent, true)

/** Agrees to the privacy guide as this app shows it. */
export async function agree() {
  if (useConsent.getState().status === 'sending') return
  become({ status: 'sending' })
  try {
    const { user } = await users.consent({ consent: privacyVersion })
    showMe(user, 'known')
    become({ status: 'asking' })
  } catch (error) {
    become({ status: 'asking', complaint: messageFor(error) })
  }
}
