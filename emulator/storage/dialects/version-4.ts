import { createHmac } from 'node:crypto'
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
export function checkSignature(
  { algorithm, prefix, service, terminator }: Version4,
  stated: Stated,
  { accessKeyId, secretAccessKey, region }: BucketOptions,
): number {
  const { date = '', credential = '', signature, text } = stated
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)T(\d{6})Z$/.exec(date) ?? []
  const [keyId, ...scope] = credential.split('/')
  if (stated.algorithm !== algorithm) throw new StorageRefusal('badCredential', algorithm)
  if (keyId !== accessKeyId) throw new StorageRefusal('unknownKeyId')
  const expected = [date.slice(0, 8), region, service, terminator]
  if (time === undefined || scope.join('/') !== expected.join('/'))
    throw new StorageRefusal('badCredential', expected.join('/'))
  const key = expected.reduce<string | Buffer>((secret, part) => hmac(secret, part), prefix + secretAccessKey)
  const computed = hmac(key, text(expected.join('/'))).toString('hex')
  if (!sameSignature(signature, computed)) throw new StorageRefusal('wrongSignature')
  return Date.parse(`${year}-${month}-${day}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`)
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
