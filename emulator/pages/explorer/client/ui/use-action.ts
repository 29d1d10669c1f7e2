import { useState } from 'react'

export interface Action {
  /** Does one thing at a time; resolves to whether it went well. */
  run(work: () => Promise<unknown>): Promise<boolean>
  busy: boolean
  /** Why the last one failed. */
  error: string | undefined
}

export function useAction(): Action {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  async function run(work: () => Promise<unknown>) {
    if (busy) return false
    setBusy(true)
    setError(undefined)
    try {
      await work()
      return true
    } catch (thrown) {
      setError((thrown as Error).message)
      return false
    } finally {
      setBusy(false)
    }
  }
  return { run, busy, error }
}
