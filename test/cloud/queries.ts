import type { Cloud } from '../../emulator/index'

/** A query that a function of ours made. */
export interface Query {
  /** The function. */
  func: string
  collection: string
  action: string
  /** null: no index served it. */
  index: string | null
  /** Documents that were looked at. */
  scanned: number
}

/** Hears every query of cloud functions from now on that looked for documents. */
export function queriesOf(cloud: Pick<Cloud, 'onCall'>): { heard: () => Query[]; stop: () => void } {
  const open = new Map<string, Omit<Query, 'func'>[]>()
  const heard: Query[] = []
  // A span ends before the one that caused it.
  const stop = cloud.onCall(({ kind, id, parent = '', target = '', action, index, scanned = 0 }) => {
    if (kind === 'function') {
      for (const query of open.get(id) ?? []) heard.push({ func: target, ...query })
      open.delete(id)
    }
    if (kind !== 'database' || index === undefined) return
    const query = { collection: target, action, index, scanned }
    open.set(parent, [...(open.get(parent) ?? []), query])
  })
  return { heard: () => [...heard], stop }
}
