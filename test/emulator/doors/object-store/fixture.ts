import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { BucketOptions, Cloud, CloudOptions } from '../../../../emulator/index'
import { runCloud, temporaryFolder } from '../../fixture'
import { cos, oss, s3, type Signer, type Ticket } from './signers'

const keys = { accessKeyId: 'key-id-of-the-test', secretAccessKey: 'secret-of-the-test' }
export const buckets = {
  s3: { name: 'pictures-s3', dialect: 's3', region: 'us-east-1', ...keys },
  oss: { name: 'pictures-oss', dialect: 'oss', region: 'cn-hangzhou', ...keys },
  cos: { name: 'pictures-1250000000', dialect: 'cos', region: 'ap-shanghai', ...keys },
} satisfies Record<string, BucketOptions>
export type DialectName = keyof typeof buckets
export const dialects = Object.keys(buckets) as DialectName[]
const signers: Record<DialectName, Signer> = { s3, oss, cos }

export const KEY = 'u/202611/picture.png'
export const TYPE = 'image/png'

/** With every bucket, and a folder to look into. */
export async function runStore(
  options: Partial<CloudOptions> = {},
): Promise<{ cloud: Cloud; folder: string }> {
  const dataDir = temporaryFolder()
  const others = (['s3', 'oss', 'cos'] as const).map((name) => ({
    ...buckets[name],
    name: `other-${buckets[name].name}`,
  }))
  const all = [...Object.values(buckets), ...others]
  const cloud = await runCloud({ options: { dataDir, buckets: all, ...options } })
  return { cloud, folder: join(dataDir, 'storage') }
}

/** Names of the files of objects, their records, and whatever an upload may have left behind. */
export const filesIn = (folder: string) => readdirSync(folder).filter((name) => /^[0-9a-f]{64}/.test(name))

/** The form that a server hands out: one key, one type, 2 to 100 bytes unless said otherwise. */
export function sign(dialect: DialectName, changed: Partial<Ticket> & { key?: string; max?: number } = {}) {
  const { name: bucket, accessKeyId, secretAccessKey, region } = buckets[dialect]
  const { key = KEY, max = 100 } = changed
  // In OSS the type of the file's own part would overrule Content-Type.
  const typeField = dialect === 'oss' ? 'x-oss-content-type' : 'Content-Type'
  const fields = { key, [typeField]: TYPE, success_action_status: '200' }
  return signers[dialect]({
    bucket,
    keyId: accessKeyId,
    secret: secretAccessKey,
    region,
    now: Date.now(),
    life: 300,
    conditions: [
      { bucket },
      ['eq', '$key', key],
      ['eq', `$${typeField}`, TYPE],
      ['eq', '$success_action_status', '200'],
      ['content-length-range', 2, max],
    ],
    fields,
    ...changed,
  })
}

export function formOf(fields: Record<string, string>, file: Uint8Array | string, type = TYPE): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([file as BlobPart], { type }), 'picture.png')
  return form
}

/** As a browser page or wx.uploadFile does it. */
export function postForm(
  cloud: Cloud,
  bucket: string,
  fields: Record<string, string>,
  file: Uint8Array | string = 'a picture',
): Promise<Response> {
  return fetch(`${cloud.url}/storage/${bucket}`, { method: 'POST', body: formOf(fields, file) })
}

/** What the XML of a refusal says. */
export async function codeOf(response: Response): Promise<[number, string | undefined]> {
  const [, code] = /<Code>(.*?)<\/Code>/.exec(await response.text()) ?? []
  return [response.status, code]
}
