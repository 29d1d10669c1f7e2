import { type AdministratorView, Errcode, type InviteView, type Role } from '@contract'
import { create } from 'zustand'
import * as admins from '@/services/admins'
import { isCode } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import { learnRole, useSelf } from '@/stores/role'

export interface Shown {
  administrators: AdministratorView[]
  invites: InviteView[]
  refreshing: boolean
  /** `_id` of what is being changed: one at a time. */
  busy: string | undefined
  /** Why the last change, or refresh, did not work. */
  complaint: string | undefined
}

type Administrators =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  /** Not an administrator. */
  | { status: 'refused' }
  | ({ status: 'ready' } & Shown)

export const useAdministrators = create<Administrators>()(() => ({ status: 'loading' }))

const become = (next: Administrators) => useAdministrators.setState(next, true)

export async function load() {
  become({ status: 'loading' })
  await ask()
}

/** Keeps what is shown until the new list is here. */
export async function refresh() {
  const shown = useAdministrators.getState()
  if (shown.status !== 'ready') return load()
  become({ ...shown, refreshing: true })
  await ask()
}

async function ask(complaint?: string) {
  try {
    const { administrators, invites } = await admins.list()
    become({ status: 'ready', administrators, invites, refreshing: false, busy: undefined, complaint })
  } catch (error) {
    become(failure(error))
  }
}

function failure(error: unknown): Administrators {
  if (isCode(error, Errcode.NOT_ADMIN)) return { status: 'refused' }
  const message = messageFor(error)
  const shown = useAdministrators.getState()
  if (shown.status !== 'ready') return { status: 'failed', message }
  return { ...shown, refreshing: false, busy: undefined, complaint: message }
}

export const giveRole = (_id: string, role: Role) => change(_id, () => admins.change({ _id, role }))
export const remove = (_id: string) => change(_id, () => admins.remove({ _id }))
export const withdraw = (_id: string) => change(_id, () => admins.uninvite({ _id }))

/** Whatever comes of it, the list is asked for again: somebody else may have decided, too. */
async function change(_id: string, work: () => Promise<unknown>) {
  const shown = useAdministrators.getState()
  if (shown.status !== 'ready' || shown.busy !== undefined) return
  become({ ...shown, busy: _id, complaint: undefined })
  const complaint = await work().then(
    () => undefined,
    (error: unknown) => messageFor(error),
  )
  const self = useSelf.getState()
  if (self.status === 'known' && self.administrator?._id === _id) await learnRole()
  await ask(complaint)
}
