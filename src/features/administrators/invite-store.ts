import type { Role } from '@contract'
import * as v from 'valibot'
import { create } from 'zustand'
import { admins_invite } from '../../../contract/functions/admins_invite'
import { requestId as newRequestId } from '@/lib/request-id'
import * as admins from '@/services/admins'
import { CloudError } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import { language } from '@/texts/language'

interface Person {
  name: string
  role: Role
}

type Form = Person &
  (
    | { status: 'editing' }
    | { status: 'sending' }
    /** `error` stands beside the name, `message` above the button. */
    | { status: 'refused'; error?: string; message?: string }
    | Made
  )

/** The code is shown this once; as a mini program code, too, where WeChat draws one. */
interface Made {
  status: 'made'
  code: string
  ends: number
  picture?: string
}

/** Who has been invited. */
export type Invited = Person & Made

const blank = { name: '', role: 'viewer', status: 'editing' } as const

/** The form by which an owner invites somebody. */
export const useInvite = create<Form>()(() => blank)

const become = (form: Form) => useInvite.setState(form, true)

/** The same while the form stays as it is: a repeat after a lost answer makes no second invite. */
let requestId = newRequestId()

export function fillIn(changes: Partial<Person>) {
  const { status, name, role } = useInvite.getState()
  const next = { name, role, ...changes }
  if (status === 'sending' || (next.name === name && next.role === role)) return
  requestId = newRequestId()
  become({ ...next, status: 'editing' })
}

/** For the next one. */
export function inviteAnother() {
  requestId = newRequestId()
  become(blank)
}

/** Whether there is an invite now. */
export async function invite(): Promise<boolean> {
  const { status, name, role } = useInvite.getState()
  if (status === 'sending') return false
  const checked = v.safeParse(admins_invite.input, { name, role }, { lang: language() })
  if (!checked.success) {
    become({ name, role, status: 'refused', error: checked.issues[0].message })
    return false
  }
  become({ name, role, status: 'sending' })
  try {
    const made = await admins.invite({ name, role }, { requestId })
    become({ name: made.invite.name, role, status: 'made', code: made.code, ends: made.invite.ends })
    void draw(made.code)
    return true
  } catch (error) {
    const beside = error instanceof CloudError ? error.fields.name : undefined
    become({
      name,
      role,
      status: 'refused',
      ...(beside ? { error: beside } : { message: messageFor(error) }),
    })
    return false
  }
}

/** Nobody is told of a failure: the code itself does without. */
async function draw(code: string) {
  const picture = await admins.draw({ code }).then(
    (drawn) => drawn.picture,
    () => null,
  )
  const form = useInvite.getState()
  if (picture !== null && form.status === 'made' && form.code === code) become({ ...form, picture })
}
