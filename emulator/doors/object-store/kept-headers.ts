import type { IncomingHttpHeaders } from 'node:http'
import type { Bucket } from '../../storage/bucket'
import type { StoredObject } from '../../storage/objects/object-folder'
import { only } from './checked-body'

const USUAL = ['cache-control', 'content-disposition', 'content-encoding', 'content-language', 'expires']

/**
 * What is kept of the headers of an upload beside the bytes, and said again with every answer.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
 */
export function aboutOf(
  { dialect }: Bucket,
  headers: IncomingHttpHeaders,
): Pick<StoredObject, 'type' | 'headers'> {
  const own = Object.keys(headers).filter((name) => name.startsWith(`${dialect.prefix}meta-`))
  const said = [...USUAL, ...own].flatMap((name) => {
    // How the bytes travelled is not how they are kept.
    const value = only(headers, name)?.replace(/^aws-chunked(,\s*|$)/, '')
    return value ? [[name, value] as const] : []
  })
  const type = only(headers, 'content-type') ?? dialect.typeOf(new Map(), undefined)
  return { type, ...(said.length > 0 && { headers: Object.fromEntries(said) }) }
}
