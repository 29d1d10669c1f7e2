import * as v from 'valibot'
import type { Platform } from '../platform/platform'

const Person = v.object({ openid: v.string(), name: v.string() })
const MiniProgram = v.object({
  appid: v.string(),
  name: v.string(),
  h5: v.pipe(v.nullable(v.string()), v.description('/h5/<appid>/, or null where it has no H5 build')),
  people: v.array(Person),
})
const Index = v.object({
  name: v.string(),
  unique: v.boolean(),
  keys: v.record(v.string(), v.picklist([1, -1, '2dsphere'])),
})
const Environment = v.object({
  env: v.string(),
  appid: v.string(),
  collections: v.array(
    v.object({
      name: v.string(),
      count: v.number(),
      indexes: v.pipe(v.array(Index), v.description('All but _id_')),
    }),
  ),
  functions: v.array(v.string()),
})

/** What there is. Secrets and phones are left out. */
export const State = v.object({
  name: v.pipe(v.nullable(v.string()), v.description('What this cloud is called, where its options say so')),
  url: v.string(),
  miniPrograms: v.array(MiniProgram),
  environments: v.array(Environment),
})

export type State = v.InferOutput<typeof State>

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
  return { name: platform.name, url: platform.url, miniPrograms, environments }
}
