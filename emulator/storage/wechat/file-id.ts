import type { Bucket } from '../bucket'

/** `cloud://<env>.<bucket>/<path>` */
export const fileIdOf = ({ env, name }: Bucket, path: string) => `cloud://${env}.${name}/${path}`

/** The path in this bucket; undefined where the id is of another environment, or none. */
export function pathOf(bucket: Bucket, fileId: unknown): string | undefined {
  const start = fileIdOf(bucket, '')
  return typeof fileId === 'string' && fileId.startsWith(start) ? fileId.slice(start.length) : undefined
}
