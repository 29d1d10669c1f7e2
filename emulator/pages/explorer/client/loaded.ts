import { createContext, useContext } from 'react'
import useSWR, { mutate, type SWRConfiguration } from 'swr'
import { addressOf, type AnswerOf, type PathOf, type Told } from './api'
import { fetchJson } from './fetch-json'

export interface Loaded<Answer> {
  data: Answer | undefined
  error: string | undefined
}

/** Whether what is inside can be seen: what cannot is not read again. */
export const Shown = createContext(true)

/** The feed says when something has changed; nothing is read again without a reason. */
const settings: SWRConfiguration<unknown, Error> = {
  dedupingInterval: 0,
  keepPreviousData: true,
  revalidateOnFocus: false,
  revalidateOnReconnect: false,
  shouldRetryOnError: false,
}

/** What a route answers, kept up to date; until then the last answer stays. Without a path nothing is read. */
export function useLoaded<P extends PathOf<'$get'>>(
  path: P | undefined,
  ...[told]: Told<P>
): Loaded<AnswerOf<P>> {
  const shown = useContext(Shown)
  const address = path === undefined || !shown ? null : addressOf(path, told)
  const { data, error } = useSWR<unknown, Error>(address, fetchJson, settings)
  return { data: data as AnswerOf<P> | undefined, error: error?.message }
}

/** Reads again what is shown of the routes below these paths. */
export async function readAgain(...paths: string[]): Promise<void> {
  const below = paths.map((path) => `/control${path}`)
  await mutate((address) => typeof address === 'string' && below.some((start) => address.startsWith(start)))
}

/** By the first folder of a path: what may be another after something below it was written. */
const CHANGED: Record<string, readonly string[]> = {
  collections: ['/collections', '/state'],
  people: ['/state'],
  storage: ['/storage'],
  faults: ['/faults'],
  clock: ['/clock'],
  openapi: ['/openapi'],
  payments: ['/payments'],
  snapshots: [''],
  reset: [''],
}

export const changedBy = (path: string): readonly string[] => CHANGED[path.split('/')[1] ?? ''] ?? []
