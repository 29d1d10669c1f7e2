import { type DataOf, Errcode } from '@contract'
import { create } from 'zustand'
import { isCode } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import * as dashboard from '@/services/dashboard'

export type Numbers = DataOf<'dashboard_get'>

type Dashboard =
  | { status: 'loading' }
  | { status: 'failed'; message: string }
  /** Not an administrator. */
  | { status: 'refused' }
  | {
      status: 'ready'
      numbers: Numbers
      refreshing: boolean
      /** Why the last refresh did not work. */
      complaint: string | undefined
    }

export const useDashboard = create<Dashboard>()(() => ({ status: 'loading' }))

const become = (next: Dashboard) => useDashboard.setState(next, true)

/** Keeps what is shown until the new numbers are here. */
export async function load() {
  const shown = useDashboard.getState()
  become(shown.status === 'ready' ? { ...shown, refreshing: true } : { status: 'loading' })
  try {
    become({ status: 'ready', numbers: await dashboard.get(), refreshing: false, complaint: undefined })
  } catch (error) {
    const complaint = messageFor(error)
    if (isCode(error, Errcode.NOT_ADMIN)) become({ status: 'refused' })
    else if (shown.status === 'ready') become({ ...shown, refreshing: false, complaint })
    else become({ status: 'failed', message: complaint })
  }
}
