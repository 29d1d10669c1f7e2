import { createHash } from 'node:crypto'
import type { BucketOptions } from '../../shared/options'
import { StorageRefusal } from '../refusal'
import { encode, encodePath, type SignedRequest } from './signed-request'
import { checkSignature, type Version4 } from './version-4'

/** What AWS and Aliyun put differently into the request that is signed. */
interface Canonical {
  /** Names of the headers that are signed, from what the `Authorization` header says of them. */
  signed(parameters: ReadonlyMap<string, string>, request: SignedRequest): string[]
  /** The line after the headers. */
  listed(parameters: ReadonlyMap<string, string>): string
  /** Before the bucket: with this address as its endpoint AWS's SDK signs the emulator's door, too. */
  paths(request: SignedRequest): string[]
  /** A name without a value in the query. */
  empty: '' | '='
}

const SKEW = 15 * 60_000

/**
 * `Authorization: <algorithm> Credential=…,…,Signature=…`
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 * @throws StorageRefusal
 */
export function checkHeader(
  version4: Version4,
  canonical: Canonical,
  request: SignedRequest,
  keys: BucketOptions,
  now: number,
): void {
  const [, algorithm, rest = ''] = /^(\S+)\s+(.*)$/.exec(request.header('authorization') ?? '') ?? []
  const parameters = new Map(rest.split(/,\s*/).map((part) => part.split(/=(.*)/s) as [string, string]))
  const [signature, credential] = [parameters.get('Signature'), parameters.get('Credential')]
  if (signature === undefined) throw new StorageRefusal('accessDenied')
  const [date, hash] = [request.header(version4.fields.date), request.header(version4.fields.hash)]
  if (hash === undefined) throw new StorageRefusal('missingHeader', version4.fields.hash)
  const names = canonical.signed(parameters, request).sort()
  const text = (path: string) => (scope: string) => {
    const lines = [
      request.method,
      encodePath(path),
      queryOf(request, canonical),
      names.map((name) => `${name}:${spacesAsOne(request.header(name))}\n`).join(''),
      canonical.listed(parameters),
      hash,
    ]
    return [version4.algorithm, date, scope, sha256(lines.join('\n'))].join('\n')
  }
  const stated = { algorithm, credential, date, signature }
  const signed = firstOf(canonical.paths(request), (path) =>
    checkSignature(version4, { ...stated, text: text(path) }, keys),
  )
  if (Math.abs(now - signed) > SKEW) throw new StorageRefusal('skewed')
}

/** What the first of them gives that is signed; the last one's refusal where none is. */
function firstOf<Result>([path = '', ...others]: string[], check: (path: string) => Result): Result {
  try {
    return check(path)
  } catch (error) {
    if (others.length === 0) throw error
    return firstOf(others, check)
  }
}

function queryOf({ query }: SignedRequest, { empty }: Canonical): string {
  const parts = query.map(([name, value]) => encode(name) + (value === null ? empty : `=${encode(value)}`))
  return parts.sort().join('&')
}

const spacesAsOne = (value = '') => value.trim().replace(/ +/g, ' ')

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
