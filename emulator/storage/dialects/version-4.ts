import { createHmac } from 'node:crypto'
import type { BucketOptions } from '../../options'
import { StorageRefusal } from '../refusal'
import { sameSignature } from './same-signature'

/** AWS's signature version 4, which Aliyun took over with words of its own. */
export interface Version4 {
  algorithm: string
  /** Put before the secret. */
  prefix: string
  service: string
  terminator: string
  fields: { algorithm: string; credential: string; date: string; signature: string }
}

/**
 * The string to sign is the form's policy, in base64 as it stands.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 * @returns when it was signed, ms since 1970
 * @throws StorageRefusal
 */
export function checkVersion4(
  { algorithm, prefix, service, terminator, fields: names }: Version4,
  fields: ReadonlyMap<string, string>,
  { accessKeyId, secretAccessKey, region }: BucketOptions,
): number {
  const [policy, signature] = [fields.get('policy'), fields.get(names.signature)]
  if (policy === undefined || signature === undefined) throw new StorageRefusal('accessDenied')
  const date = fields.get(names.date) ?? ''
  const [, year, month, day, time] = /^(\d{4})(\d\d)(\d\d)T(\d{6})Z$/.exec(date) ?? []
  const [keyId, ...scope] = (fields.get(names.credential) ?? '').split('/')
  if (fields.get(names.algorithm) !== algorithm) throw new StorageRefusal('badCredential', algorithm)
  if (keyId !== accessKeyId) throw new StorageRefusal('unknownKeyId')
  const expected = [date.slice(0, 8), region, service, terminator]
  if (time === undefined || scope.join('/') !== expected.join('/'))
    throw new StorageRefusal('badCredential', expected.join('/'))
  const key = expected.reduce<string | Buffer>((secret, part) => hmac(secret, part), prefix + secretAccessKey)
  if (!sameSignature(signature, hmac(key, policy).toString('hex'))) throw new StorageRefusal('wrongSignature')
  return Date.parse(`${year}-${month}-${day}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`)
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
