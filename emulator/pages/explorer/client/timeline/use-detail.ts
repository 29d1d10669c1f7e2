import { useEffect, useState } from 'react'
import { type CallDetail, readDetail } from '../control'

type DetailState =
  { status: 'loading' } | { status: 'ready'; detail: CallDetail } | { status: 'failed'; why: string }

export function useDetail(id: string): DetailState {
  const [state, setState] = useState<DetailState>({ status: 'loading' })
  useEffect(() => {
    let left = false
    readDetail(id).then(
      (detail) => !left && setState({ status: 'ready', detail }),
      (error: unknown) => !left && setState({ status: 'failed', why: (error as Error).message }),
    )
    return () => {
      left = true
    }
  }, [id])
  return state
}
