/** What is wrong, why, and what helps. Never holds a secret. */
export interface Finding {
  /** `wrong`: it can't work, or not safely. `note`: it may be meant so. */
  level: 'wrong' | 'note'
  what: string
  cause: string
  cure: string
}

/** One thing that was looked at; without findings it is as it should be. */
export interface Check {
  title: string
  findings: Finding[]
}

export const wrong = (what: string, cause: string, cure: string): Finding => ({
  level: 'wrong',
  what,
  cause,
  cure,
})

export const note = (what: string, cause: string, cure: string): Finding => ({
  level: 'note',
  what,
  cause,
  cure,
})

/** @param findings may reject: that is a finding as well */
export async function check(title: string, findings: () => Promise<Finding[]> | Finding[]): Promise<Check> {
  try {
    return { title, findings: await findings() }
  } catch (error) {
    const [what = '', ...help] = (error instanceof Error ? error.message : String(error)).split('\n')
    const cure = help.map((line) => line.trim()).join(' ') || 'Put that right, then ask again.'
    return { title, findings: [wrong(what, 'It could not be looked at any further.', cure)] }
  }
}
