import { type ChangedMeanwhile, Errcode, type State, type UserView } from '@contract'
import { create } from 'zustand'
import { isCode } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import * as users from '@/services/users'

/** How long a change can be taken back: ms. */
const UNDO = 10_000

export interface Found {
  status: 'found'
  user: UserView
  /** The whole number, once somebody has asked for it. */
  tel?: string
  /** A change or a question is under way. */
  busy?: boolean
  /** The state before the change that can still be taken back. */
  before?: State
  /** Why the last wish was not fulfilled. */
  complaint?: { what: 'notRevealed' | 'notDone'; why: string }
}

type UserDetail =
  | { status: 'loading' }
  | Found
  | { status: 'missing' }
  /** Not an administrator. */
  | { status: 'refused' }
  | { status: 'failed'; message: string }

/** The person whose page is open. */
export const useUserDetail = create<UserDetail>()(() => ({ status: 'loading' }))

/** Whom the page shows now: the answer about someone else comes too late. */
let wanted = ''
let undoEnds: ReturnType<typeof setTimeout> | undefined

/** Keeps what is shown of the same person until the answer is here: they may have been edited meanwhile. */
export async function loadUser(id: string) {
  const before = useUserDetail.getState()
  wanted = id
  if (before.status !== 'found' || before.user._id !== id) useUserDetail.setState({ status: 'loading' }, true)
  const detail = await read(id)
  if (wanted !== id) return
  clearTimeout(undoEnds)
  useUserDetail.setState(detail, true)
}

async function read(id: string): Promise<UserDetail> {
  try {
    const { user } = await users.read({ _id: id })
    return user ? { status: 'found', user } : { status: 'missing' }
  } catch (error) {
    if (isCode(error, Errcode.NOT_ADMIN)) return { status: 'refused' }
    return { status: 'failed', message: messageFor(error) }
  }
}

/** Begins something with the person on the page, if nothing else is under way. */
function begin(): Found | undefined {
  const detail = useUserDetail.getState()
  if (detail.status !== 'found' || detail.busy) return undefined
  clearTimeout(undoEnds)
  const { user, tel } = detail
  const found: Found = { status: 'found', user, ...(tel !== undefined && { tel }) }
  useUserDetail.setState({ ...found, busy: true }, true)
  return found
}

const end = (id: string, found: Found) => {
  if (wanted === id) useUserDetail.setState(found, true)
}

/** Asks for the whole number; that somebody has is written down. */
export async function reveal() {
  const found = begin()
  if (!found) return
  const { _id } = found.user
  try {
    end(_id, { ...found, ...(await users.reveal({ _id })) })
  } catch (error) {
    end(_id, { ...found, complaint: { what: 'notRevealed', why: messageFor(error) } })
  }
}

/** Disables, enables, trashes or restores; for a while it can be taken back. */
export const setState = (state: State) => turn(state, true)

/** Takes the last change back. */
export function undo() {
  const detail = useUserDetail.getState()
  if (detail.status === 'found' && detail.before) void turn(detail.before, false)
}

async function turn(state: State, undoable: boolean) {
  const found = begin()
  if (!found) return
  const { _id, version, state: before } = found.user
  try {
    const { user } = await users.setState({ _id, version, state })
    end(_id, { ...found, user, ...(undoable && { before }) })
    if (undoable) undoEnds = setTimeout(() => forgetUndo(user), UNDO)
  } catch (error) {
    const why = messageFor(error)
    const now = isCode(error, Errcode.CHANGED_MEANWHILE) ? (error.data as ChangedMeanwhile).user : found.user
    end(_id, { ...found, user: now, complaint: { what: 'notDone', why } })
  }
}

function forgetUndo({ _id, version }: UserView) {
  const detail = useUserDetail.getState()
  if (detail.status !== 'found' || detail.user._id !== _id || detail.user.version !== version) return
  const { before: _before, ...rest } = detail
  useUserDetail.setState(rest, true)
}
