import type { IndexOptions } from '../shared/options'
import type { Platform } from '../platform/platform'

/** All but `_id_`. */
export type IndexInfo = Required<IndexOptions>

/** What there is: `GET /control/state`. Secrets and phones are left out. */
export interface State {
  url: string
  miniPrograms: {
    appid: string
    name: string
    /** `/h5/<appid>/`, or null where it has no H5 build. */
    h5: string | null
    people: { openid: string; name: string }[]
  }[]
  environments: {
    env: string
    appid: string
    collections: { name: string; count: number; indexes: IndexInfo[] }[]
    functions: string[]
  }[]
}

export function describe(platform: Platform): State {
  const miniPrograms = [...platform.miniPrograms.values()].map(({ appid, name, h5 }) => ({
    appid,
    name,
    h5: h5 === undefined ? null : `/h5/${appid}/`,
    people: platform.people.of(appid).map((person) => ({ openid: person.openid, name: person.name })),
  }))
  const environments = [...platform.environments.values()].map(({ env, appid, database, functions }) => ({
    env,
    appid,
    collections: database.collections().map((name) => ({
      name,
      count: database.count(name),
      indexes: database.indexes(name).map(({ unique = false, ...index }) => ({ ...index, unique })),
    })),
    functions: functions.names(),
  }))
  return { url: platform.url, miniPrograms, environments }
}
