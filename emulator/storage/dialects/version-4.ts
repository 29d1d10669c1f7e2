import { createHash, createHmac } from 'node:crypto'
import type { BucketOptions } from '../../shared/options'
import { StorageRefusal } from '../refusal'
import { sameSignature } from './same-signature'

/** AWS's signature version 4, which Aliyun took over with words of its own. */
export interface Version4 {
  algorithm: string
  /** Put before the secret. */
  prefix: string
  service: string
  terminator: string
  /** Where a form, the headers of a request or, in lower case, a link's query say how they are signed. */
  fields: Record<'algorithm' | 'credential' | 'date' | 'signature' | 'hash' | 'expires', string>
}

interface Stated {
  algorithm: string | undefined
  credential: string | undefined
  /** `20261123T040506Z` */
  date: string | undefined
  signature: string
  text: (scope: string) => string
}

/**
 * A form's string to sign is its policy, in base64 as it stands.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 * @returns when it was signed, ms since 1970
 * @throws StorageRefusal
 */
export function checkForm(version4: Version4, fields: ReadonlyMap<string, string>, keys: BucketOptions) {
  const names = version4.fields
  const [policy, signature] = [fields.get('policy'), fields.get(names.signature)]
  if (policy === undefined || signature === undefined) throw new StorageRefusal('accessDenied')
  const [algorithm, credential] = [fields.get(names.algorithm), fields.get(names.credential)]
  const date = fields.get(names.date)
  return checkSignature(version4, { algorithm, credential, date, signature, text: () => policy }, keys)
}

/**
 * @returns when it was signed, ms since 1970
 * @throws StorageRefusal
 */
export function checkSignature(version4: Version4, stated: Stated, keys: BucketOptions): number {
  const { algorithm } = version4
  const { date = '', credential = '', signature, text } = stated
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)T(\d{6})Z$/.exec(date) ?? []
  const [keyId, ...scope] = credential.split('/')
  if (stated.algorithm !== algorithm) throw new StorageRefusal('badCredential', algorithm)
  if (keyId !== keys.accessKeyId) throw new StorageRefusal('unknownKeyId')
  const expected = scopeOf(version4, keys, date)
  if (time === undefined || scope.join('/') !== expected.join('/'))
    throw new StorageRefusal('badCredential', expected.join('/'))
  const computed = signed(version4, keys, date, text(expected.join('/')))
  if (!sameSignature(signature, computed)) throw new StorageRefusal('wrongSignature')
  return Date.parse(`${year}-${month}-${day}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`)
}

const scopeOf = ({ service, terminator }: Version4, { region }: BucketOptions, date: string) => [
  date.slice(0, 8),
  region,
  service,
  terminator,
]

function signed(version4: Version4, keys: BucketOptions, date: string, text: string): string {
  const first = version4.prefix + keys.secretAccessKey
  const scope = scopeOf(version4, keys, date)
  const key = scope.reduce<string | Buffer>((secret, part) => hmac(secret, part), first)
  return hmac(key, text).toString('hex')
}

/** Of a body in chunks each is signed together with the signature before it; what stands behind them is, too. */
export interface ChunkSignatures {
  /** @throws StorageRefusal wrongSignature */
  check(of: 'PAYLOAD' | 'TRAILER', given: string | undefined, sha256: string): void
}

/**
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * @param date `20261123T040506Z`
 * @param seed the signature of the request, which was checked
 */
export function chunkSignatures(
  version4: Version4,
  keys: BucketOptions,
  { date, seed }: { date: string; seed: string },
): ChunkSignatures {
  const scope = scopeOf(version4, keys, date).join('/')
  let before = seed
  return {
    check(of, given, sha256) {
      const hashes = of === 'PAYLOAD' ? [NOTHING, sha256] : [sha256]
      const text = [`${version4.algorithm}-${of}`, date, scope, before, ...hashes].join('\n')
      const computed = signed(version4, keys, date, text)
      if (!sameSignature(given, computed)) throw new StorageRefusal('wrongSignature')
      before = computed
    },
  }
}

const NOTHING = createHash('sha256').digest('hex')

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
