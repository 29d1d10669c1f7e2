import { createHash } from 'node:crypto'
import type { BucketOptions } from '../../shared/options'
import { StorageRefusal } from '../refusal'
import { encode, encodePath, type SignedRequest } from './signed-request'
import { checkSignature, type Version4 } from './version-4'

/** What AWS and Aliyun put differently into the request that is signed. */
export interface Canonical {
  /** Names of the headers that are signed, from the list that stands beside the signature. */
  signed(listed: string, request: SignedRequest): string[]
  /** What the list is called in the `Authorization` header, and in a query, in lower case. */
  list: { header: string; query: string }
  /** Before the bucket: with this address as its endpoint AWS's SDK signs the emulator's door, too. */
  paths(request: SignedRequest): string[]
  /** What may stand behind a name of the query. */
  values: ((value: string | null) => string)[]
}

/** What is said about the signature, in a header or in the query. */
interface Stated {
  algorithm: string | undefined
  credential: string | undefined
  date: string | undefined
  signature: string
  listed: string
  hash: string
}

const SKEW = 15 * 60_000
/** Seconds for which a signed link may be good. */
const LONGEST = 7 * 24 * 3600
const UNSIGNED = 'UNSIGNED-PAYLOAD'

/**
 * `Authorization: <algorithm> Credential=…,…,Signature=…`, or the same in the query of a link.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 * @throws StorageRefusal
 */
export function checkRequest(
  version4: Version4,
  canonical: Canonical,
  request: SignedRequest,
  keys: BucketOptions,
  now: number,
): void {
  const query = new Map(request.query.map(([name, value]) => [name.toLowerCase(), value ?? '']))
  const isLink = query.has(version4.fields.signature)
  const stated = isLink
    ? inQuery(version4, canonical, query, request)
    : inHeader(version4, canonical, request)
  const ways = canonical
    .paths(request)
    .flatMap((path) => canonical.values.map((valueOf) => ({ path, valueOf })))
  const signed = firstOf(ways, (way) =>
    checkSignature(
      version4,
      { ...stated, text: (scope) => textOf(version4, canonical, { request, stated, scope, ...way }) },
      keys,
    ),
  )
  if (!isLink) {
    if (Math.abs(now - signed) > SKEW) throw new StorageRefusal('skewed')
    return
  }
  const life = Number(query.get(version4.fields.expires))
  if (!(life > 0 && life <= LONGEST)) throw new StorageRefusal('badCredential', version4.fields.expires)
  if (now < signed - SKEW || now >= signed + life * 1000) throw new StorageRefusal('expired')
}

function inHeader({ fields }: Version4, { list }: Canonical, { header }: SignedRequest): Stated {
  const [, algorithm, rest = ''] = /^(\S+)\s+(.*)$/.exec(header('authorization') ?? '') ?? []
  const parameters = new Map(rest.split(/,\s*/).map((part) => part.split(/=(.*)/s) as [string, string]))
  const [signature, credential] = [parameters.get('Signature'), parameters.get('Credential')]
  if (signature === undefined) throw new StorageRefusal('accessDenied')
  const [date, hash] = [header(fields.date), header(fields.hash)]
  if (hash === undefined) throw new StorageRefusal('missingHeader', fields.hash)
  return { algorithm, credential, date, signature, listed: parameters.get(list.header) ?? '', hash }
}

function inQuery(
  { fields }: Version4,
  { list }: Canonical,
  query: ReadonlyMap<string, string>,
  { header }: SignedRequest,
): Stated {
  return {
    algorithm: query.get(fields.algorithm),
    credential: query.get(fields.credential),
    date: query.get(fields.date),
    signature: query.get(fields.signature) ?? '',
    listed: query.get(list.query) ?? '',
    hash: header(fields.hash) ?? query.get(fields.hash) ?? UNSIGNED,
  }
}

interface Text {
  request: SignedRequest
  stated: Stated
  scope: string
  path: string
  valueOf: Canonical['values'][number]
}

function textOf(
  version4: Version4,
  canonical: Canonical,
  { request, stated, scope, path, valueOf }: Text,
): string {
  const names = canonical.signed(stated.listed, request).sort()
  const lines = [
    request.method,
    encodePath(path),
    queryOf(request, version4, valueOf),
    names.map((name) => `${name}:${spacesAsOne(request.header(name))}\n`).join(''),
    stated.listed,
    stated.hash,
  ]
  return [version4.algorithm, stated.date, scope, sha256(lines.join('\n'))].join('\n')
}

/** What the first of them gives that is signed; the last one's refusal where none is. */
function firstOf<Way, Result>([way, ...others]: Way[], check: (way: Way) => Result): Result {
  try {
    return check(way as Way)
  } catch (error) {
    if (others.length === 0) throw error
    return firstOf(others, check)
  }
}

function queryOf({ query }: SignedRequest, { fields }: Version4, valueOf: Text['valueOf']): string {
  const signed = query.filter(([name]) => name.toLowerCase() !== fields.signature)
  const parts = signed.map(([name, value]) => [encode(name), valueOf(value)])
  return parts
    .sort(([a = '', b = ''], [c = '', d = '']) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1))
    .map((part) => part.join(''))
    .join('&')
}

const spacesAsOne = (value = '') => value.trim().replace(/ +/g, ' ')

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
