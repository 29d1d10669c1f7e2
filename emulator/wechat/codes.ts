/** A mini program code that was made. */
export interface Code {
  appid: string
  /** Page and query, as a page gets them. */
  path: string
  /** ms since 1970 */
  at: number
}

export interface Codes {
  add(code: Omit<Code, 'at'>): void
  /** The last hundred, oldest first. */
  list(): Code[]
  reset(): void
}

const KEPT = 100

export function createCodes(now: () => number): Codes {
  const codes: Code[] = []
  return {
    add(code) {
      codes.push({ ...code, at: now() })
      if (codes.length > KEPT) codes.shift()
    },
    list: () => [...codes],
    reset: () => void (codes.length = 0),
  }
}
