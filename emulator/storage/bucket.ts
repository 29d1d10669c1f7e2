import type { BucketOptions, EnvironmentOptions } from '../shared/options'
import { cos } from './dialects/cos'
import type { Dialect } from './dialects/dialect'
import { DIALECTS } from './dialects/dialects'

export interface Bucket {
  name: string
  dialect: Dialect
  /** Everybody may read by the permanent link. */
  isPublic: boolean
  /** A bucket of one's own: what forms are signed with. */
  keys?: BucketOptions
  /** WeChat's cloud storage of this environment. */
  env?: string
}

/** Buckets of one's own are for permanent links: public-read, written by signed forms only. */
export const ownBucket = (keys: BucketOptions): Bucket => ({
  name: keys.name,
  dialect: DIALECTS[keys.dialect],
  isPublic: true,
  keys,
})

/** WeChat's is a COS bucket. The preset concerns clients only; functions may do everything with their environment's. */
export function cloudBucket({ env, storage }: EnvironmentOptions): Bucket {
  const isPublic = ['READONLY', 'ADMINWRITE'].includes(storage?.permission ?? 'READONLY')
  return { name: cloudBucketName(env), dialect: cos, isPublic, env }
}

/** As WeChat names them: two letters of the environment in hex, the environment, the account's number. */
export function cloudBucketName(env: string): string {
  return `${Buffer.from(env.slice(0, 2)).toString('hex')}-${env}-1250000000`
}
