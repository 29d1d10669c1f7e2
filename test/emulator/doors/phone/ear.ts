import { expect } from 'vitest'
import type { WxError } from '../../../../emulator/pages/wx/ask'
import type { Snapshot } from '../../../../emulator/pages/wx/snapshot'

/** What a watch hears, and its end. */
export function ear() {
  const snapshots: Snapshot[] = []
  const errors: WxError[] = []
  return {
    snapshots,
    errors,
    onChange: (snapshot: Snapshot) => void snapshots.push(snapshot),
    onError: (error: WxError) => void errors.push(error),
    /** The snapshot of that place, once it is there. */
    hears: (place: number) => expect.poll(() => snapshots[place]).toBeDefined(),
  }
}

export const shown = ({ docs }: Snapshot) => docs.map(({ _id }) => _id)
export const said = ({ docChanges }: Snapshot) =>
  docChanges.map(({ queueType, dataType, docId }) => [queueType, dataType, docId].join(' '))
