import type { CallDetail } from '../../../trace/call-details'
import type { CallRecord } from '../../../trace/call-log'
import type { Excerpt } from '../../../trace/excerpt'
import type { State } from '../../../control/state'
import { ask } from './ask'

export type { CallDetail, CallRecord, Excerpt, State }
export type MiniProgram = State['miniPrograms'][number]
export type Environment = State['environments'][number]
export type Person = MiniProgram['people'][number]
export type Document = Record<string, unknown>

export const readState = () => ask<State>('/control/state')

export const inventPerson = (appid: string, name: string) =>
  ask<Person>('/control/people', { body: { appid, name } })

/** The handle of somebody's phone: the same for the same person until the emulator is started anew. */
export const openPhone = async (appid: string, openid: string) =>
  (await ask<{ phone: string }>('/control/phones', { body: { appid, openid } })).phone

/** Those which ended after the given one; all that are kept where it is unknown. */
export const readCalls = async (after: string) =>
  (await ask<{ calls: CallRecord[] }>(`/control/calls?after=${encodeURIComponent(after)}`)).calls

export const readDetail = async (id: string) =>
  (await ask<{ detail: CallDetail }>(`/control/calls/${encodeURIComponent(id)}`)).detail

/** The ids of the spans in whose inputs, outputs and errors the text occurs. */
export const searchDetails = async (text: string) =>
  (await ask<{ ids: string[] }>(`/control/calls/search?text=${encodeURIComponent(text)}`)).ids
