import { type AnswerOf, addressOf, type Method, type Parts, type PathOf, type Told } from './api'
import { fetchJson } from './fetch-json'
import { changedBy, readAgain } from './loaded'

/** Reads once; what is shown uses `useLoaded`. Rejects with a sentence for the reader. */
export function read<P extends PathOf<'$get'>>(path: P, ...[told]: Told<P>): Promise<AnswerOf<P>> {
  return fetchJson(addressOf(path, told)) as Promise<AnswerOf<P>>
}

/** Changes something. What the page shows of it is read again before this resolves. */
export async function send<M extends Exclude<Method, '$get'>, P extends PathOf<M>>(
  method: M,
  path: P,
  ...[told]: Told<P, M>
): Promise<AnswerOf<P, M>> {
  const { json, ...parts }: Parts = told ?? {}
  const answer = await fetchJson(addressOf(path, parts), {
    method: method.slice(1).toUpperCase(),
    ...(json !== undefined && { body: JSON.stringify(json) }),
  })
  await readAgain(...changedBy(path))
  return answer as AnswerOf<P, M>
}

/** Documents from a file of the console: a whole text, which is no JSON. */
export async function importText(
  told: Told<'/collections/:env/:name/import', '$post'>[0],
  body: string,
): Promise<AnswerOf<'/collections/:env/:name/import', '$post'>> {
  const path = '/collections/:env/:name/import'
  const answer = await fetchJson(addressOf(path, told), { method: 'POST', body })
  await readAgain(...changedBy(path))
  return answer as AnswerOf<typeof path, '$post'>
}
