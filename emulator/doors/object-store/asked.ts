import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { withUpload, type Upload } from '../../http/upload'
import type { BucketOptions } from '../../shared/options'
import type { Bucket } from '../../storage/bucket'
import { StorageRefusal } from '../../storage/refusal'
import type { Storage } from '../../storage/storage'

export interface Env {
  Bindings: HttpBindings
}

/** A request about a bucket of one's own, whose signature was checked where it needs one. */
export interface Asked {
  storage: Storage
  bucket: Bucket & { keys: BucketOptions }
  /** Empty where it is about the bucket. */
  key: string
  query: Readonly<Record<string, string>>
  isSigned: boolean
  context: Context<Env>
}

export type Operation = (asked: Asked) => Response | Promise<Response>

export const withBody = ({ context }: Asked, work: (upload: Upload) => Promise<Response>) =>
  withUpload(context.env.incoming, work)

/** A number of the query that may be left out. @throws StorageRefusal invalidArgument */
export function numberIn({ query }: Asked, name: string, otherwise: number): number {
  const given = query[name] ?? ''
  if (!/^\d*$/.test(given)) throw new StorageRefusal('invalidArgument', name)
  return given === '' ? otherwise : Number(given)
}

/** How names are told: XML cannot hold every sign of a key, so a list may be asked for in percent-encoding. */
export function namingIn({ query }: Asked): { tell: (name: string) => string; type: 'url' | undefined } {
  const type = query['encoding-type'] || undefined
  if (type === undefined) return { tell: (name) => name, type }
  if (type !== 'url') throw new StorageRefusal('invalidArgument', 'encoding-type')
  return { tell: (name) => name.split('/').map(encodeURIComponent).join('/'), type }
}

/** The elements of an object in a list or of a part. */
export const iso = (ms: number) => new Date(ms).toISOString()
export const OWNER = { ID: 'emulator', DisplayName: 'emulator' }
