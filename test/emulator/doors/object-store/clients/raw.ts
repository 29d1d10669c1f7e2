import type { Cloud } from '../../../../../emulator/index'
import { buckets } from '../fixture'
import { s3Link } from '../signers'

export interface Sent {
  method?: string
  /** After the bucket: `key?query` */
  path?: string
  headers?: Record<string, string>
  body?: string | undefined
}

/** To the S3 bucket, rightly signed, whatever it asks for. */
export function send(
  { url }: Cloud,
  { method = 'GET', path = '', headers = {}, body }: Sent,
): Promise<Response> {
  const { name, accessKeyId: keyId, secretAccessKey: secret, region } = buckets.s3
  const address = `${url}/storage/${name}/${path}`
  const link = s3Link({ method, address, headers, seconds: 60, keyId, secret, region, now: Date.now() })
  return fetch(link, { method, headers, ...(body !== undefined && { body }) })
}
