import type { IncomingMessage } from 'node:http'
import type { SignedRequest } from '../../storage/dialects/signed-request'

/** What the dialects look at of a request without a form. */
export function signedRequest(bucket: string, key: string, request: IncomingMessage): SignedRequest {
  const { method = '', headers, url = '' } = request
  // To a proxy, which this may have been taken for, the whole address is sent.
  const [path = '', query = ''] = url.replace(/^https?:\/\/[^/]*/, '').split(/\?(.*)/s)
  return {
    method,
    bucket,
    key,
    path: decode(path),
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
    const [name = '', value] = part.split(/=(.*)/s).map((text) => decode(text.replaceAll('+', ' ')))
    return [name, value ?? null]
  })
}

/** What cannot be decoded nobody has signed as it stands: no signature fits. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
