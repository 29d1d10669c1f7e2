import { openPhone, post } from './phone'

/** A tap on a phone in so many that are a call of this kind; n is the call's number. */
type Call = (n: number) => Promise<unknown>

const SIMULTANEOUS = 4
const HOURS = 8
const STEPS = 100
const FILE = new Uint8Array(20_000)
const PATHS = 200

/** Who the load is of, as the emulator's options name it. */
export interface Tenant {
  appid: string
  secret: string
  env: string
}

/**
 * Of ten calls five are of an empty function, three of one that reads and writes through the SDK, one uploads a
 * file and one downloads it. 8 hours pass on the emulator's clock, in a hundred steps; at each of them a new access token is
 * asked for and the explorer's lists are read.
 * @param after each step, with the share that is done
 */
export async function mixedLoad(
  url: string,
  tenant: Tenant,
  calls: number,
  after: (share: number) => Promise<void>,
): Promise<void> {
  const kinds = await kindsOf(url, tenant.appid)
  for (let step = 0; step < STEPS; step++) {
    const first = (step * calls) / STEPS
    await atOnce(first, ((step + 1) * calls) / STEPS, (n) => kinds[n % kinds.length]?.(n))
    await post(`${url}/control/clock`, { advance: (HOURS * 3_600_000) / STEPS })
    await lookAround(url, tenant)
    await after((step + 1) / STEPS)
  }
}

async function kindsOf(url: string, appid: string): Promise<Call[]> {
  const phone = await openPhone(url, appid)
  const path = (n: number) => `pictures/${n % PATHS}.bin`
  const ids = new Map<string, string>()
  const empty: Call = (n) => phone.callFunction('empty', { n })
  const notes: Call = (n) => phone.callFunction('notes', { n })
  const upload: Call = async (n) => ids.set(path(n), await phone.upload(path(n), FILE))
  const download: Call = (n) => {
    const id = ids.get(path(n - 1))
    return id === undefined ? upload(n - 1) : phone.download(id)
  }
  return [empty, notes, empty, notes, empty, notes, empty, upload, empty, download]
}

async function atOnce(first: number, end: number, call: (n: number) => unknown): Promise<void> {
  let next = first
  const one = async () => {
    while (next < end) await call(next++)
  }
  await Promise.all(Array.from({ length: SIMULTANEOUS }, one))
}

/** What a mini program's server and a person with the explorer open do now and then. */
async function lookAround(url: string, { appid, secret, env }: Tenant): Promise<void> {
  const grant = { grant_type: 'client_credential', appid, secret }
  await post(`${url}/cgi-bin/stable_token`, { ...grant, force_refresh: false })
  for (const page of ['state', 'calls', `collections/${env}/notes`]) {
    const response = await fetch(`${url}/control/${page}`)
    if (!response.ok) throw new Error(`/control/${page}: ${response.status}`)
    await response.arrayBuffer()
  }
}
