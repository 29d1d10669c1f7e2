import type { CallRecord } from '../../control/call-log'
import type { State } from '../../control/state'

export type { CallRecord, State }
export type MiniProgram = State['miniPrograms'][number]
export type Environment = State['environments'][number]
export type Person = MiniProgram['people'][number]
export type Document = Record<string, unknown>

export interface Documents {
  total: number
  documents: Document[]
}

/** The control API, same origin. Every function rejects where the emulator refuses or is not there. */
export const readState = async () => (await ask('/control/state')) as State

export const inventPerson = async (appid: string, name: string) =>
  (await ask('/control/people', { appid, name })) as Person

/** The handle of somebody's phone: the same for the same person until the emulator is started anew. */
export const openPhone = async (appid: string, openid: string) =>
  ((await ask('/control/phones', { appid, openid })) as { phone: string }).phone

export const readDocuments = async (env: string, name: string, limit: number) => {
  const path = `/control/collections/${encodeURIComponent(env)}/${encodeURIComponent(name)}`
  return (await ask(`${path}?limit=${limit}`)) as Documents
}

/** Those which ended after the given one; all that are kept where it is unknown. */
export const readCalls = async (after: string) =>
  ((await ask(`/control/calls?after=${encodeURIComponent(after)}`)) as { calls: CallRecord[] }).calls

async function ask(path: string, body?: object): Promise<unknown> {
  const response = await fetch(path, body && { method: 'POST', headers: json, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return response.json()
}

const json = { 'content-type': 'application/json' }
