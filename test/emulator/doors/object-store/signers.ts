/**
 * Signed upload forms as the providers document them, made with node:crypto alone and nothing of the emulator's, so
 * that a mistake in the store's own reckoning shows.
 */
import { createHash, createHmac } from 'node:crypto'

export interface Ticket {
  bucket: string
  keyId: string
  secret: string
  region: string
  /** ms since 1970 */
  now: number
  /** Seconds. */
  life: number
  /** Seconds until the policy expires, where that differs. */
  policyLife?: number
  /** Conditions besides those that the signature itself needs. */
  conditions: unknown[]
  /** Fields besides those of the signature. */
  fields: Record<string, string>
}

export type Signer = (ticket: Ticket) => Record<string, string>

const policyOf = ({ now, life, policyLife = life }: Ticket, conditions: unknown[]) =>
  JSON.stringify({ expiration: new Date(now + policyLife * 1000).toISOString(), conditions })
const base64 = (text: string) => Buffer.from(text).toString('base64')
const sha256 = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha1 = (key: string, text: string) => createHmac('sha1', key).update(text).digest('hex')
const compactDate = (now: number) => new Date(now).toISOString().replace(/[-:]|\.\d+/g, '')

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html */
export const s3: Signer = (ticket) => {
  const date = compactDate(ticket.now)
  const day = date.slice(0, 8)
  const signature = {
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-credential': `${ticket.keyId}/${day}/${ticket.region}/s3/aws4_request`,
    'x-amz-date': date,
  }
  const conditions = Object.entries(signature).map(([name, value]) => ({ [name]: value }))
  const policy = base64(policyOf(ticket, [...ticket.conditions, ...conditions]))
  const dateKey = sha256(`AWS4${ticket.secret}`, day)
  const key = sha256(sha256(sha256(dateKey, ticket.region), 's3'), 'aws4_request')
  return { ...ticket.fields, ...signature, policy, 'x-amz-signature': sha256(key, policy).toString('hex') }
}

/** https://help.aliyun.com/zh/oss/developer-reference/signature-version-4-recommend */
export const oss: Signer = (ticket) => {
  const date = compactDate(ticket.now)
  const day = date.slice(0, 8)
  const signature = {
    'x-oss-signature-version': 'OSS4-HMAC-SHA256',
    'x-oss-credential': `${ticket.keyId}/${day}/${ticket.region}/oss/aliyun_v4_request`,
    'x-oss-date': date,
  }
  const conditions = Object.entries(signature).map(([name, value]) => ({ [name]: value }))
  const policy = base64(policyOf(ticket, [...ticket.conditions, ...conditions]))
  const dateKey = sha256(`aliyun_v4${ticket.secret}`, day)
  const key = sha256(sha256(sha256(dateKey, ticket.region), 'oss'), 'aliyun_v4_request')
  return { ...ticket.fields, ...signature, policy, 'x-oss-signature': sha256(key, policy).toString('hex') }
}

/** https://cloud.tencent.com/document/product/436/14690 */
export const cos: Signer = (ticket) => {
  const start = Math.floor(ticket.now / 1000)
  const keyTime = `${String(start)};${String(start + ticket.life)}`
  const signed = { 'q-sign-algorithm': 'sha1', 'q-ak': ticket.keyId }
  const conditions = [
    ...ticket.conditions,
    ...Object.entries(signed).map(([name, value]) => ({ [name]: value })),
    { 'q-sign-time': keyTime },
  ]
  const policy = policyOf(ticket, conditions)
  const signature = sha1(sha1(ticket.secret, keyTime), createHash('sha1').update(policy).digest('hex'))
  const fields = { ...signed, 'q-key-time': keyTime, 'q-signature': signature, policy: base64(policy) }
  return { ...ticket.fields, ...fields }
}

interface Link extends Pick<Ticket, 'keyId' | 'secret' | 'region' | 'now'> {
  method: string
  address: string
  seconds: number
  /** Headers that are signed, too. */
  headers?: Record<string, string>
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
export function s3Link({ method, address, seconds, keyId, secret, region, now, headers = {} }: Link): string {
  const { origin, host, pathname, searchParams } = new URL(address)
  const date = compactDate(now)
  const day = date.slice(0, 8)
  const scope = `${day}/${region}/s3/aws4_request`
  const signed = Object.entries({ host, ...headers }).sort()
  const names = signed.map(([name]) => name).join(';')
  const query = Object.entries({
    ...Object.fromEntries(searchParams),
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${keyId}/${scope}`,
    'X-Amz-Date': date,
    'X-Amz-Expires': String(seconds),
    'X-Amz-SignedHeaders': names,
  })
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('')
  const hash = headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD'
  const asked = [method, pathname, query.join('&'), lines, names, hash].join('\n')
  const digest = createHash('sha256').update(asked).digest('hex')
  const key = sha256(sha256(sha256(sha256(`AWS4${secret}`, day), region), 's3'), 'aws4_request')
  const signature = sha256(key, ['AWS4-HMAC-SHA256', date, scope, digest].join('\n')).toString('hex')
  return `${origin}${pathname}?${query.join('&')}&X-Amz-Signature=${signature}`
}

interface Chunks {
  accessKeyId: string
  secretAccessKey: string
  region: string
  url: string
  pieces: string[]
  now: number
}

/** A PUT in chunks that are signed one by one. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html */
export function s3Chunks({ accessKeyId, secretAccessKey, region, url, pieces, now }: Chunks) {
  const { host, pathname } = new URL(url)
  const date = compactDate(now)
  const scope = `${date.slice(0, 8)}/${region}/s3/aws4_request`
  const key = scope
    .split('/')
    .reduce<string | Buffer>((secret, part) => sha256(secret, part), `AWS4${secretAccessKey}`)
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const sign = (lines: string[]) => sha256(key, lines.join('\n')).toString('hex')
  const signed: Record<string, string> = {
    host,
    'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    'x-amz-date': date,
    'x-amz-decoded-content-length': String(pieces.join('').length),
  }
  const names = Object.keys(signed).join(';')
  const lines = Object.entries(signed).map(([name, value]) => `${name}:${value}\n`)
  const asked = ['PUT', pathname, '', lines.join(''), names, signed['x-amz-content-sha256'] ?? ''].join('\n')
  const seed = sign(['AWS4-HMAC-SHA256', date, scope, hash(asked)])
  let before = seed
  const chunks = [...pieces, ''].map((piece) => {
    before = sign(['AWS4-HMAC-SHA256-PAYLOAD', date, scope, before, hash(''), hash(piece)])
    return `${piece.length.toString(16)};chunk-signature=${before}\r\n${piece}\r\n`
  })
  const credential = `Credential=${accessKeyId}/${scope},SignedHeaders=${names},Signature=${seed}`
  const { host: _host, ...headers } = signed
  return {
    headers: {
      ...headers,
      'content-encoding': 'aws-chunked',
      authorization: `AWS4-HMAC-SHA256 ${credential}`,
    },
    body: chunks.join(''),
  }
}
