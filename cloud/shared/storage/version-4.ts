import { createHash, createHmac } from 'node:crypto'

/** AWS's signature version 4, which Aliyun took over with words of its own. */
export interface Version4 {
  algorithm: string
  /** Put before the secret. */
  prefix: string
  service: string
  terminator: string
  /** Of header names: `x-amz-`. */
  vendor: string
}

export interface Keys {
  keyId: string
  secret: string
  region: string
}

/** As it stands in signatures: `20261123T040506Z`. */
export const compactDate = (now: number): string => new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')

const scopeOf = ({ service, terminator }: Version4, { region }: Keys, date: string): string[] => [
  date.slice(0, 8),
  region,
  service,
  terminator,
]

export const credential = (version: Version4, keys: Keys, date: string): string =>
  [keys.keyId, ...scopeOf(version, keys, date)].join('/')

/**
 * Hex. Of a form the text is its policy in base64.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 */
export function sign(version: Version4, keys: Keys, date: string, text: string): string {
  const key = scopeOf(version, keys, date).reduce<string | Buffer>(hmac, version.prefix + keys.secret)
  return hmac(key, text).toString('hex')
}

/** Of headers that are sent besides, the one that both sign. */
export const typeOf = ({ 'content-type': type }: Record<string, string>): Unsigned['headers'] =>
  type === undefined ? {} : { 'content-type': type }

/** A request without query, whose body is not signed. */
export interface Unsigned {
  method: string
  /** Signed besides; names in lower case. */
  headers: Record<string, string>
  /** As it is signed. */
  path: string
  /** Set where the host is signed and the names of what is signed are told, as AWS has it. */
  host?: string
}

/**
 * The headers that are needed for the signature, with `Authorization`.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function signedHeaders(
  version: Version4,
  keys: Keys,
  { method, path, host, headers }: Unsigned,
  now: number,
): Record<string, string> {
  const date = compactDate(now)
  const own = { [`${version.vendor}content-sha256`]: 'UNSIGNED-PAYLOAD', [`${version.vendor}date`]: date }
  const all = { ...headers, ...own, ...(host === undefined ? {} : { host }) }
  const signed = Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1))
  const names = host === undefined ? '' : signed.map(([name]) => name).join(';')
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('')
  const canonical = [method, path, '', lines, names, 'UNSIGNED-PAYLOAD'].join('\n')
  const scope = scopeOf(version, keys, date).join('/')
  const text = [version.algorithm, date, scope, createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  )
  const told = [
    `Credential=${credential(version, keys, date)}`,
    ...(names === '' ? [] : [`SignedHeaders=${names}`]),
    `Signature=${sign(version, keys, date, text)}`,
  ]
  return { ...own, authorization: `${version.algorithm} ${told.join(',')}` }
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
