import { getMimeType } from 'hono/utils/mime'
import { Media } from '../../open-api/media'
import { TcbError } from '../../shared/tcb-error'
import { decodeMessage } from './protobuf'

/** What `cloud.openapi` was given: CommApiData of wx-server-sdk 4.0.2. */
export interface CloudCall {
  parameters: Record<string, unknown>
  /** `cloud.openapi({ appid })`: in the name of another mini program. */
  appid?: string
}

/** The bytes of the form's field, which was read as Latin-1. */
export const requestDataOf = (field: string | undefined): Buffer => Buffer.from(field ?? '', 'latin1')

/** `{ 2: { 1: { 1: key, 2: value in JSON, or the bytes of a file }, … }, 6: appid }`. Throws TcbError where it is none. */
export function parametersOf(requestData: Buffer): CloudCall {
  try {
    const outer = decodeMessage(requestData)
    const pairs = (messages(outer.get(2)).at(-1)?.get(1) ?? []) as Buffer[]
    const parameters = Object.fromEntries(messages(pairs).map((pair) => [textOf(pair.get(1)), valueOf(pair)]))
    const appid = textOf(outer.get(6))
    return { parameters, ...(appid && { appid }) }
  } catch {
    throw new TcbError('INVALID_PARAM', 'requestData is no CommApiData with openapiData')
  }
}

type Values = (bigint | Buffer)[] | undefined

/** Of a file the SDK sends a name (4); its type (3), as it is written there, gets lost on the way. */
function valueOf(pair: Map<number, (bigint | Buffer)[]>): unknown {
  const name = textOf(pair.get(4))
  if (name === '') return JSON.parse(textOf(pair.get(2)))
  const bytes = pair.get(2)?.at(-1) ?? Buffer.alloc(0)
  return new Media(getMimeType(name) ?? 'application/octet-stream', new Uint8Array(bytes as Buffer))
}

const messages = (values: Values) => (values ?? []).map((bytes) => decodeMessage(bytes as Buffer))

const textOf = (values: Values) => values?.at(-1)?.toString() ?? ''
