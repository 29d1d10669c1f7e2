import { useEffect, useState } from 'react'
import { type Documents, readDocuments } from '../control'

const PAGE = 50
/** The most that the emulator gives at once. */
const MAX = 100

export type DocumentsState = { status: 'loading' } | ({ status: 'ready' } & Documents) | { status: 'failed' }

/** The first documents of a collection, read again with every revision; the old ones stay until then. */
export function useDocuments(env: string, name: string, revision: number) {
  const [state, setState] = useState<DocumentsState>({ status: 'loading' })
  const [limit, setLimit] = useState(PAGE)

  useEffect(() => {
    let left = false
    readDocuments(env, name, limit).then(
      (documents) => !left && setState({ status: 'ready', ...documents }),
      () => !left && setState({ status: 'failed' }),
    )
    return () => {
      left = true
    }
  }, [env, name, limit, revision])

  return { state, more: limit < MAX ? () => setLimit(MAX) : undefined }
}
