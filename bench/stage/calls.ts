import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { inventedOpenid } from '../../local/openid'
import { adminApp } from '../../local/pair'
import type { Relay } from './clouds'

/** How one call ended for the person. */
export interface Told {
  /** Told that it worked, by the relay and by the function behind it. */
  ok: boolean
  words: string
  ms: number
}

const form = { name: '林晓雨', age: 26, sex: 2, tel: '13800010001', consent: 1 }

let people = 0
/** Somebody else with every call: our relay lets one person call 60 times in a row, then twice a second. */
export const somebody = (): string => inventedOpenid(`bench ${String(++people)}`)

interface Call {
  openid?: string
  requestId?: string
  func?: 'users_add' | 'users_get'
  /** The relay's name, where it is deployed several times. */
  name?: string
}

/** A person's tap: `wx.cloud.callFunction` of the user mini program. Never rejects. */
export async function tap({ cloud, appid }: Relay, call: Call = {}): Promise<Told> {
  const { openid = somebody(), requestId = randomUUID(), func = 'users_add', name = 'api' } = call
  const data = { func, data: func === 'users_add' ? form : {}, requestId }
  const began = performance.now()
  const answer = await cloud.callFunction({ appid, openid, name, data }).then(
    ({ result }) => asTold(result),
    (error: unknown) => ({
      ok: false,
      words: `platform ${String((error as { errCode?: unknown }).errCode)}`,
    }),
  )
  return { ...answer, ms: performance.now() - began }
}

export function asTold(result: unknown): Omit<Told, 'ms'> {
  const { errcode, data } = (result ?? {}) as { errcode?: unknown; data?: { errcode?: unknown } | null }
  if (errcode !== 0) return { ok: false, words: `errcode ${String(errcode)}` }
  if (data?.errcode !== 0) return { ok: false, words: `0, data.errcode ${String(data?.errcode)}` }
  return { ok: true, words: 'registered' }
}

/** What a relay is measured against: the request it has to make anyway, on a connection that is kept. */
export async function bareCall(url: string, token: string): Promise<Told> {
  const query = new URLSearchParams({ access_token: token, env: adminApp.env, name: 'users_add' })
  const began = performance.now()
  const response = await fetch(`${url}/tcb/invokecloudfunction?${query.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...form, openid: somebody() }),
  })
  const { errcode, resp_data: said } = (await response.json()) as { errcode: number; resp_data: string }
  const told = asTold({ errcode, data: JSON.parse(said) as unknown })
  return { ...told, ms: performance.now() - began }
}

export async function stableToken(url: string, secret: string): Promise<string> {
  const body = JSON.stringify({ grant_type: 'client_credential', appid: adminApp.appid, secret })
  const response = await fetch(`${url}/cgi-bin/stable_token`, { method: 'POST', body })
  const answer = (await response.json()) as { access_token: string }
  return answer.access_token
}

/** WeChat makes every token of the admin mini program invalid. */
export async function revokeTokens(url: string): Promise<void> {
  await fetch(`${url}/control/tokens/revoke`, {
    method: 'POST',
    body: JSON.stringify({ appid: adminApp.appid }),
  })
}

/** The next call needs a new process. */
export async function endInstances(relay: Relay): Promise<void> {
  relay.cloud.faults.add({ route: 'function', env: relay.env, name: 'api', kill: 'before', times: 1 })
  await tap(relay)
  await sleep(20)
}

export const tokenRows = ({ cloud, env }: Relay) => cloud.database(env).find('token')

export async function forgetToken({ cloud, env }: Relay): Promise<void> {
  await cloud.database(env).remove('token', {})
}

/** Our relay stores its token behind the answer. */
export async function untilTokenStored(relay: Relay): Promise<void> {
  for (let i = 0; i < 100 && tokenRows(relay).length === 0; i++) await sleep(20)
}
