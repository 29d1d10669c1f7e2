import type { Context } from 'hono'
import { Media } from '../../open-api/media'
import { jsonObject } from '../../shared/json-object'
import { Refusal } from '../../wechat/refusal'
import { jsonBody } from './json-body'

interface Body {
  /** For the log. */
  input: string
  env: unknown
  /** @throws Refusal where there are none */
  parameters: () => Record<string, unknown>
}

/** JSON, or the form that takes a file. */
export async function readBody({ req }: Context): Promise<Body> {
  if (req.header('content-type')?.startsWith('multipart/form-data')) {
    const fields = await formIn(() => req.formData())
    return { input: JSON.stringify(fields), env: undefined, parameters: () => fields ?? refuse() }
  }
  const input = await req.text()
  return { input, env: jsonObject(input)?.['env'], parameters: () => jsonBody(input) }
}

async function formIn(read: () => Promise<FormData>): Promise<Record<string, unknown> | undefined> {
  const form = await read().catch(() => undefined)
  if (!form) return undefined
  const fields = [...form].map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value : new Media(value.type, new Uint8Array(await value.arrayBuffer())),
  ])
  return Object.fromEntries(await Promise.all(fields)) as Record<string, unknown>
}

function refuse(): never {
  throw new Refusal(47001)
}
