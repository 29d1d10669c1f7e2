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
 * form `?sign=…&t=…`. Not percent-encoded: the SDK's downloadFile puts it through encodeURI, and others take it as it is.
 * A key with what means something else then is told in letters that stay what they are.
 * @param maxAge seconds
 */
export function downloadLink(storage: Storage, bucket: Bucket, key: string, maxAge: number): string {
  const isAmbiguous = /[#?]|%[\da-f]{2}/i.test(key)
  const plain = isAmbiguous ? key.replace(/[#?%]/g, '_') : key
  const link = `${storage.url}/storage/${bucket.name}/${plain}`
  const query = isAmbiguous ? [`${WHOLE_KEY}=${Buffer.from(key).toString('base64url')}`] : []
  if (bucket.isPublic) return [link, ...query].join('?')
  const until = Math.floor(storage.now() / 1000) + maxAge
  const sign = storage.seal.make(signed(bucket, key, until))
  return `${link}?${[...query, `sign=${sign}`, `t=${until}`].join('&')}`
}

const WHOLE_KEY = 'key64'

/** The key that a link of `downloadLink` means. */
export function linkedKey(key: string, { [WHOLE_KEY]: whole }: Record<string, string>): string {
  return whole === undefined ? key : Buffer.from(whole, 'base64url').toString()
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
