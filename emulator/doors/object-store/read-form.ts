import { StorageRefusal } from '../../storage/refusal'
import { ByteSource } from './byte-source'

export interface Form {
  /** By name in lower case: no provider tells `Policy` from `policy`. `key` has `${filename}` put in. */
  fields: Map<string, string>
  file: {
    /** Content-Type of the part, which the sender chooses freely. */
    type: string | undefined
    bytes: AsyncIterable<Buffer>
  }
  /** Waits for what comes after the file. Nothing of it counts. */
  end(): Promise<void>
}

/** Bytes of the fields together; S3: 20 kB. */
const MAX_FIELDS = 20 * 1024
const BLANK_LINE = Buffer.from('\r\n\r\n')

/**
 * A browser-style upload, RFC 7578: the fields, then the file. What follows the file is ignored, as by the
 * providers, so that everything can be checked before the file's first byte is taken.
 * @throws StorageRefusal
 */
export async function readForm(contentType: string, chunks: AsyncIterable<Uint8Array>): Promise<Form> {
  const boundary = boundaryOf(contentType)
  if (boundary === undefined) throw new StorageRefusal('notAForm')
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const source = new ByteSource(chunks, '\r\n', 'malformedForm')
  const fields = new Map<string, string>()
  let size = (await source.collect(delimiter, MAX_FIELDS)).length
  while ((await source.take(2)) === '\r\n') {
    const { name, filename, type } = headersOf((await source.collect(BLANK_LINE, MAX_FIELDS)).toString())
    if (name === undefined || fields.has(name)) throw new StorageRefusal('malformedForm')
    if (name === 'file') {
      const key = fields.get('key')
      if (key !== undefined)
        fields.set(
          'key',
          key.replaceAll('${filename}', () => filename),
        )
      return { fields, file: { type, bytes: source.until(delimiter) }, end: () => source.drain() }
    }
    const value = await source.collect(delimiter, MAX_FIELDS)
    size += value.length
    if (size > MAX_FIELDS) throw new StorageRefusal('fieldsTooLarge')
    fields.set(name, value.toString())
  }
  throw new StorageRefusal('noFile')
}

function boundaryOf(contentType: string): string | undefined {
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return undefined
  const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType) ?? []
  return quoted ?? plain
}

function headersOf(text: string): { name: string | undefined; filename: string; type: string | undefined } {
  const lines = text.split('\r\n')
  const header = (name: string) =>
    lines.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1)
  const parameters = parametersOf(header('content-disposition') ?? '')
  const path = parameters.get('filename') ?? ''
  return {
    name: parameters.get('name')?.toLowerCase(),
    // Some senders name a whole path, of either kind.
    filename: path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1),
    type: header('content-type')?.trim(),
  }
}

/** Browsers write quotation marks and line ends in names as %22, %0D, %0A: https://html.spec.whatwg.org/#multipart-form-data */
function parametersOf(disposition: string): Map<string, string> {
  const all = disposition.matchAll(/;\s*([^=;\s]+)=(?:"([^"]*)"|([^\s;"]*))/g)
  const written = [...all].map(([, name = '', quoted, plain = '']) => [name, quoted ?? plain] as const)
  return new Map(
    written.map(([name, value]) => [name.toLowerCase(), value.replace(/%(22|0D|0A)/gi, decodeURIComponent)]),
  )
}
