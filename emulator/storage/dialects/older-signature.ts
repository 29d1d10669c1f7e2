import { createHmac } from 'node:crypto'
import type { BucketOptions } from '../../shared/options'
import { StorageRefusal } from '../refusal'
import { sameSignature } from './same-signature'
import type { SignedRequest } from './signed-request'

/** AWS's signature version 2, which Aliyun's version 1 is too; both are what many tools still begin with. */
export interface OlderSignature {
  /** `Authorization: <scheme> <key id>:<signature>` */
  scheme: string
  /** What the provider's own headers begin with. */
  prefix: string
  /** In the query, where the link is what is signed. */
  keyId: string
  /** Of the header that stands in for `Date`: AWS leaves that line empty then, Aliyun repeats it. */
  dateLine: (ownDate: string) => string
  resource(request: SignedRequest): string[]
}

/** Of a query, what is part of the resource and so is signed; of both providers. */
const SIGNED =
  /^(acl|append|cors|delete|encryption|inventory|inventoryId|lifecycle|location|logging|notification|objectMeta|partNumber|policy|position|replication|requestPayment|restore|retention|security-token|symlink|tagging|torrent|uploadId|uploads|versionId|versioning|versions|website|continuation-token|callback|callback-var|response-(content-type|content-language|expires|cache-control|content-disposition|content-encoding)|x-oss-.*)$/

const SKEW = 15 * 60_000

/** Whether it is signed so, in a header or in its query. */
export function isOlder({ scheme, keyId }: OlderSignature, request: SignedRequest): boolean {
  const isInQuery = request.query.some(([name]) => name === keyId)
  return isInQuery || request.header('authorization')?.startsWith(`${scheme} `) === true
}

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html,
 * https://help.aliyun.com/zh/oss/developer-reference/signature-version-1
 * @throws StorageRefusal
 */
export function checkOlder(
  older: OlderSignature,
  request: SignedRequest,
  { accessKeyId, secretAccessKey }: BucketOptions,
  now: number,
): void {
  const query = new Map(request.query)
  const [, keyId, inHeader] = /^\S+ ([^:]*):(.*)$/.exec(request.header('authorization') ?? '') ?? []
  const expires = query.get('Expires') ?? undefined
  const ownDate = request.header(`${older.prefix}date`)
  const dateLine = ownDate === undefined ? (request.header('date') ?? '') : older.dateLine(ownDate)
  const lines = [
    request.method,
    request.header('content-md5') ?? '',
    request.header('content-type') ?? '',
    inHeader === undefined ? (expires ?? '') : dateLine,
    ...headersOf(request, older.prefix),
  ]
  if ((keyId ?? query.get(older.keyId)) !== accessKeyId) throw new StorageRefusal('unknownKeyId')
  const given = inHeader ?? query.get('Signature') ?? ''
  const isRight = older
    .resource(request)
    .some((resource) =>
      sameSignature(given, hmac(secretAccessKey, [...lines, resource + signedQuery(request)].join('\n'))),
    )
  if (!isRight) throw new StorageRefusal('wrongSignature')
  if (inHeader === undefined) {
    if (!(now < Number(expires) * 1000)) throw new StorageRefusal('expired')
  } else if (!(Math.abs(now - Date.parse(ownDate ?? request.header('date') ?? '')) <= SKEW))
    throw new StorageRefusal('skewed')
}

function headersOf({ headers, header }: SignedRequest, prefix: string): string[] {
  const own = headers.filter((name) => name.startsWith(prefix)).sort()
  return own.map((name) => `${name}:${(header(name) ?? '').trim()}`)
}

function signedQuery({ query }: SignedRequest): string {
  const signed = query.filter(([name]) => SIGNED.test(name)).sort(([one], [other]) => (one < other ? -1 : 1))
  const parts = signed.map(([name, value]) => (value ? `${name}=${value}` : name))
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

const hmac = (key: string, text: string) => createHmac('sha1', key).update(text).digest('base64')
