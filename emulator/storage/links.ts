import type { Bucket } from './bucket'
import { StorageRefusal } from './refusal'
import type { Storage } from './storage'

/** The permanent link, which stands in for `https://<bucket>.<provider's domain>/<key>`. */
export function permanentLink({ url }: Storage, { name }: Bucket, key: string): string {
  const segments = key.split('/')
  // Browsers take dots out of a path before they ask; behind %2F they leave them alone.
  const dots = segments.some((segment) => segment === '.' || segment === '..')
  return `${url}/storage/${name}/${dots ? encodeURIComponent(key) : segments.map(encodeURIComponent).join('/')}`
}

/**
 * What `getTempFileURL` gives: for a public file the permanent link, for a private one a link that ends, in WeChat's
 * form `?sign=…&t=…`. Not percent-encoded: the SDK's downloadFile puts it through encodeURI.
 * @param maxAge seconds
 */
export function downloadLink(storage: Storage, bucket: Bucket, key: string, maxAge: number): string {
  const link = `${storage.url}/storage/${bucket.name}/${key}`
  if (bucket.isPublic) return link
  const until = Math.floor(storage.now() / 1000) + maxAge
  return `${link}?sign=${storage.seal.make(signed(bucket, key, until))}&t=${until}`
}

/** @throws StorageRefusal where the bucket is private and the link is not signed, not by us, or over */
export function checkLink(
  { seal, now }: Storage,
  bucket: Bucket,
  key: string,
  { sign, t }: Record<string, string>,
): void {
  if (bucket.isPublic) return
  if (!seal.isOf(sign, signed(bucket, key, Number(t)))) throw new StorageRefusal('accessDenied')
  if (now() >= Number(t) * 1000) throw new StorageRefusal('expired')
}

const signed = ({ name }: Bucket, key: string, until: number) => `download\n${name}\n${key}\n${until}`
