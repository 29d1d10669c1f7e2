/** How much is measured. */
export interface Size {
  /** Cold starts and loads: so many of each kind. */
  rounds: number
  warmCalls: number
  /** Instances that start together. */
  together: number
  /** At expiry: processes, and callers in each. */
  processes: number
  callers: number
  /** Calls while and after the token is revoked. */
  revokedCalls: number
}

export const full: Size = {
  rounds: 11,
  warmCalls: 500,
  together: 20,
  processes: 4,
  callers: 200,
  revokedCalls: 100,
}

/** To see that everything runs; its figures are too few to be quoted. */
export const quick: Size = { ...full, rounds: 3, warmCalls: 40, callers: 40, revokedCalls: 20 }
