import { privacyVersion } from '@contract'
import { create } from 'zustand'
import { messageFor } from '@/services/cloud/message-for'
import { send } from '@/stores/writes'

type Consent = { status: 'asking'; complaint?: string } | { status: 'sending' }

export const useConsent = create<Consent>()(() => ({ status: 'asking' }))

const become = (consent: Consent) => useConsent.setState(consent, true)

/** Agrees to the privacy guide as this app shows it. */
export async function agree() {
  if (useConsent.getState().status === 'sending') return
  become({ status: 'sending' })
  try {
    await send('users_consent', { consent: privacyVersion })
    become({ status: 'asking' })
  } catch (error) {
    become({ status: 'asking', complaint: messageFor(error) })
  }
}
