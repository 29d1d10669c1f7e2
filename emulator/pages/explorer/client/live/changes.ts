import type { CallRecord } from '../control'

/** Numbers that grow when something may be another than it was: whoever shows it reads it again. */
export interface Changes {
  /** Functions were called, so instances came or went. */
  called: number
  /** Files were stored, or deleted. */
  stored: number
  /** Faults have hit. */
  struck: number
}

export const noChanges: Changes = { called: 0, stored: 0, struck: 0 }

export function changesAfter(before: Changes, records: readonly CallRecord[]): Changes {
  const after = {
    called: before.called + Number(records.some(({ kind }) => kind === 'function')),
    stored: before.stored + Number(records.some(({ kind, wrote }) => kind === 'storage' && wrote)),
    struck: before.struck + Number(records.some(({ fault }) => fault !== undefined)),
  }
  const same =
    after.called === before.called && after.stored === before.stored && after.struck === before.struck
  return same ? before : after
}
