/** Somebody on a phone. */
interface Person {
  appid: string
  openid: string
}

/** Who has entered which shared environment since the emulator runs: what `init()` of a `wx.cloud.Cloud` is for. */
export interface Admissions {
  add(person: Person, env: string): void
  has(person: Person, env: string): boolean
}

export function createAdmissions(): Admissions {
  const admitted = new Set<string>()
  const key = ({ appid, openid }: Person, env: string) => `${appid}/${openid}/${env}`

  return {
    add: (person, env) => void admitted.add(key(person, env)),
    has: (person, env) => admitted.has(key(person, env)),
  }
}
