import type { Bucket } from '../bucket'
import { StorageRefusal } from '../refusal'
import type { Storage } from '../storage'

/** What `storage.getUploadMetadata` hands out to upload one file by. */
export interface Permit {
  authorization: string
  token: string
  cosFileId: string
}

/** Seconds. How long WeChat's lasts is not documented. */
const LIFE = 1800

/** In the place of the uploader's name, where it is a function. */
const FUNCTION = 'emulator'

/** Good for one path of one bucket, and one uploader. It looks as COS's authorization does, and is ours alone to read. */
export function issuePermit({ seal, now }: Storage, bucket: Bucket, path: string, owner = FUNCTION): Permit {
  const from = Math.floor(now() / 1000)
  const time = `${from};${from + LIFE}`
  const about = `${bucket.name}\n${path}\n${time}\n${owner}`
  const signature = seal.make(`upload\n${about}`)
  return {
    authorization: `q-sign-algorithm=sha1&q-ak=${owner}&q-sign-time=${time}&q-key-time=${time}&q-header-list=&q-url-param-list=&q-signature=${signature}`,
    token: seal.make(`token\n${about}`),
    cosFileId: seal.make(`file\n${bucket.name}\n${path}`),
  }
}

/**
 * @returns whose upload it is; undefined where it is a function's
 * @throws StorageRefusal where it is another's, tampered with, or over; where the file is by now somebody else's
 */
export function checkPermit(
  { seal, now, objects }: Storage,
  bucket: Bucket,
  path: string,
  given: { [Field in keyof Permit]: string | undefined },
): string | undefined {
  if (given.authorization === undefined) throw new StorageRefusal('accessDenied')
  const parameters = new URLSearchParams(given.authorization)
  const time = parameters.get('q-sign-time') ?? ''
  const owner = parameters.get('q-ak') ?? ''
  const about = `${bucket.name}\n${path}\n${time}\n${owner}`
  const ours =
    seal.isOf(parameters.get('q-signature') ?? undefined, `upload\n${about}`) &&
    seal.isOf(given.token, `token\n${about}`) &&
    seal.isOf(given.cosFileId, `file\n${bucket.name}\n${path}`)
  if (!ours) throw new StorageRefusal('wrongSignature')
  if (now() >= Number(time.split(';')[1]) * 1000) throw new StorageRefusal('expired')
  if (owner === FUNCTION) return undefined
  const there = objects.find(bucket.name, path)
  if (there && there.owner !== owner) throw new StorageRefusal('accessDenied')
  return owner
}
