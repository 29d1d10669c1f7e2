import type { ControlApi } from '../../../control/routes'

export type Method = '$get' | '$post' | '$put' | '$delete'

/** The routes of the control API that have the method; the path is written as the route is, without `/control`. */
export type PathOf<M extends Method> = {
  [P in keyof ControlApi]: M extends keyof ControlApi[P] ? P : never
}[keyof ControlApi] &
  string

type Endpoint<P extends PathOf<M>, M extends Method> = M extends keyof ControlApi[P]
  ? ControlApi[P][M]
  : never

export type AnswerOf<P extends PathOf<M>, M extends Method = '$get'> =
  Endpoint<P, M> extends { output: infer Output; outputFormat: 'json' } ? Output : never

export type InputOf<P extends PathOf<M>, M extends Method = '$get'> =
  Endpoint<P, M> extends { input: infer Input extends Parts } ? Input : never

/** What a route must be told beside its path: `param`, `query`, `json`. Nothing, where nothing is needed. */
export type Told<P extends PathOf<M>, M extends Method = '$get'> =
  Partial<InputOf<P, M>> extends InputOf<P, M> ? [told?: InputOf<P, M>] : [told: InputOf<P, M>]

export interface Parts {
  param?: Record<string, string>
  query?: Record<string, string | undefined>
  json?: unknown
}

/** `/functions/:env` and `{ param: { env: 'mine' } }` → `/control/functions/mine`; in `:key{.+}` slashes stay. */
export function addressOf(path: string, { param = {}, query = {} }: Parts = {}): string {
  const filled = path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string, deep?: string) =>
    (deep === undefined ? [param[name] ?? ''] : (param[name] ?? '').split('/'))
      .map(encodeURIComponent)
      .join('/'),
  )
  const asked = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const search = new URLSearchParams(asked).toString()
  return `/control${filled}${search && '?'}${search}`
}
