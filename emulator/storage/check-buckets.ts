import type { CloudOptions } from '../shared/options'
import { cloudBucketName } from './bucket'

/** Throws a sentence where a bucket cannot be. */
export function checkBuckets({ buckets = [], environments }: CloudOptions): void {
  const taken = new Set(environments.flatMap(({ env }) => [env, cloudBucketName(env)]))
  for (const { name, accessKeyId, secretAccessKey } of buckets) {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; it is a part of every link.
    if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name)) throw new Error(`"${name}" cannot be a bucket.`)
    if (taken.has(name)) throw new Error(`The bucket ${name} is named twice, or as an environment is.`)
    if (!accessKeyId || !secretAccessKey) throw new Error(`The bucket ${name} needs both keys.`)
    taken.add(name)
  }
}
