import { envList } from './env'

/** `wx…=key`, where an appid is `wx` and 16 more; a key of the plain form may hold `=` as well, as base64 does. */
const BOUND = /^(wx[0-9a-z]{16})\s*=(.*)$/

/**
 * The keys with which this mini program's relay may sign, the first of them its own to sign with. RELAY_KEY holds, separated
 * by commas, keys that are bound to one mini program (`wx…=key`) and keys that are not: those vouch for each in USER_APPIDS.
 * @throws MissingVariable; Error where a mini program is named without a key
 */
export function relayKeys(appid: string): string[] {
  return envList('RELAY_KEY').flatMap((item) => {
    const [, boundTo, bound = ''] = BOUND.exec(item) ?? []
    if (boundTo === undefined) return item
    // Taken for a plain key it would be one that everybody knows.
    if (bound.trim() === '') throw new Error(`RELAY_KEY names ${boundTo} without a key.`)
    return boundTo === appid ? bound.trim() : []
  })
}
