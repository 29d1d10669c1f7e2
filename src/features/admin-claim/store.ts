import { Errcode } from '@contract'
import * as v from 'valibot'
import { create } from 'zustand'
import { admins_claim } from '../../../contract/functions/admins_claim'
import * as admins from '@/services/admins'
import { CloudError, isCode } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import { learnRole } from '@/stores/role'
import { language } from '@/texts/language'

type Claim = { code: string } & (
  | { status: 'editing' }
  | { status: 'sending' }
  /** `error` stands beside the field, `message` above the button. */
  | { status: 'refused'; error?: string; message?: string }
)

/** The form by which somebody becomes an administrator. */
export const useClaim = create<Claim>()(() => ({ status: 'editing', code: '' }))

const become = (claim: Claim) => useClaim.setState(claim, true)

export function typeCode(code: string) {
  const claim = useClaim.getState()
  if (claim.status !== 'sending' && claim.code !== code) become({ status: 'editing', code })
}

/** The code that a mini program code led here with; WeChat hands it over as it stands in an address. */
export function takeScene(scene: string) {
  try {
    typeCode(decodeURIComponent(scene))
  } catch {
    // Somebody's own making: the field stays empty.
  }
}

/** Whether the person in front of the phone is an administrator now. */
export async function claim(): Promise<boolean> {
  const { status, code } = useClaim.getState()
  if (status === 'sending') return false
  const checked = v.safeParse(admins_claim.input, { code }, { lang: language() })
  if (!checked.success) {
    become({ status: 'refused', code, error: checked.issues[0].message })
    return false
  }
  become({ status: 'sending', code })
  try {
    await admins.claim({ code })
    become({ status: 'editing', code: '' })
    void learnRole()
    return true
  } catch (error) {
    become({ status: 'refused', code, ...refusal(error) })
    return false
  }
}

function refusal(error: unknown): { error: string } | { message: string } {
  const message = messageFor(error)
  if (isCode(error, Errcode.ADMIN_EXISTS) || isCode(error, Errcode.SETUP_CODE_WRONG))
    return { error: message }
  const beside = error instanceof CloudError ? error.fields.code : undefined
  return beside ? { error: beside } : { message }
}
