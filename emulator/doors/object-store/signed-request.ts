import type { IncomingMessage } from 'node:http'
import type { Bucket } from '../../storage/bucket'
import { StorageRefusal } from '../../storage/refusal'
import type { SignedRequest } from '../../storage/dialects/signed-request'

/** What the dialects look at of a request without a form. */
export function signedRequest({ name }: Bucket, key: string, request: IncomingMessage): SignedRequest {
  const { method = '', headers, url = '' } = request
  const [, query = ''] = url.split(/\?(.*)/s)
  return {
    method,
    bucket: name,
    key,
    path: `/storage/${name}/${key}`,
    query: readQuery(query),
    header(header) {
      const value = headers[header]
      return Array.isArray(value) ? value.join(',') : value
    },
    headers: Object.keys(headers),
  }
}

function readQuery(query: string): SignedRequest['query'] {
  const parts = query.split('&').filter((part) => part !== '')
  return parts.map((part) => {
    const [name = '', value] = part.split(/=(.*)/s).map(decode)
    return [name, value ?? null]
  })
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw new StorageRefusal('wrongSignature')
  }
}
