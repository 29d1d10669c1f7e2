import type { AdministratorView, DataOf } from '@contract'
import { create } from 'zustand'
import * as admins from '@/services/admins'
import * as audit from '@/services/audit'
import { pagedList } from '@/stores/paged-list'

const PAGE = 20

export type AuditEntry = DataOf<'audit_list'>['entries'][number]

export interface Filter {
  /** By whom: `who` of an administrator. */
  who?: string
  /** About whom. */
  whom?: string
  func?: string
  /** Ms since 1970. */
  from?: number
}

/** What was done and refused, as far as it has been loaded. */
export const entries = pagedList(
  async (filter: Filter, cursor): Promise<{ items: AuditEntry[]; next: string | null }> => {
    const { entries: items, next } = await audit.list({ ...filter, ...(cursor && { cursor }), limit: PAGE })
    return { items, next }
  },
  {},
)

export const useEntries = entries.useList

/** The administrators, to choose one of; none while they are not known. */
export const useWho = create<{ administrators: AdministratorView[] }>()(() => ({ administrators: [] }))

export async function loadWho() {
  try {
    const { administrators } = await admins.list()
    useWho.setState({ administrators }, true)
  } catch {
    // The list itself says what is wrong; without names it can still be read.
  }
}
