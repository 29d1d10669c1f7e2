/** A request without a form, as its `Authorization` header signs it. */
export interface SignedRequest {
  method: string
  bucket: string
  key: string
  /** As it was asked for, decoded: `/storage/<bucket>/<key>`. */
  path: string
  /** Decoded, in any order; null where the query has a name without `=`. */
  query: [name: string, value: string | null][]
  header(name: string): string | undefined
  /** Names of all headers that were sent, in lower case. */
  headers: string[]
}

/** RFC 3986, as all three providers have it: encodeURIComponent leaves `!'()*` alone. */
export const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

export const encodePath = (path: string) => path.split('/').map(encode).join('/')
