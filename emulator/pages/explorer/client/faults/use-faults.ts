import { useState } from 'react'
import type { Fault } from '../../../../faults/fault'
import { useLoaded } from '../ui/use-loaded'

type ListedFault = Fault & { id: number; struck: number }

export interface ListedFaults {
  /** Those that may still strike. */
  list: ListedFault[]
  error: string | undefined
  reload: () => void
}

/** @param revision changes when faults may have struck */
export function useFaults(revision: string): ListedFaults {
  const [reloads, setReloads] = useState(0)
  const { data, error } = useLoaded<{ faults: ListedFault[] }>('/control/faults', `${reloads} ${revision}`)
  return { list: data?.faults ?? [], error, reload: () => setReloads((before) => before + 1) }
}
