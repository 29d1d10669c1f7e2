import { isObject } from '../event'
import { type Provider, type Ticket, storageFailed } from './provider'
import { read } from './read'
import { request } from './request'
import { publicBase } from './settings'

/** Of one call of the SDK: ms. */
const TIMEOUT = 3_500
/** Of a permit whose end cannot be read: ms. WeChat's pages do not say how long one lasts. */
const LONGEST_LIFE = 60 * 60_000

interface Metadata {
  url: string
  token: string
  authorization: string
  fileId: string
  cosFileId: string
}

/** WeChat's own cloud storage of this environment: nothing to set up but its permission 所有用户可读. */
export const wechat: Provider = {
  async ticket(upload) {
    const { url, token, authorization, fileId, cosFileId } = await metadata(upload.key)
    return {
      url,
      // The form says no size, and any type goes: images_add looks at what has come of it.
      fields: {
        key: upload.key,
        Signature: authorization,
        'x-cos-security-token': token,
        'x-cos-meta-fileid': cosFileId,
        'Content-Type': upload.type,
      },
      link: linkOf(fileId, upload.key),
      ends: endOf(authorization),
    }
  },
  async read(key, limit) {
    // COS itself: the CDN in front of it may keep an older file for minutes.
    const file = { fileid: await fileIdOf(key), max_age: 60, url_type: 'COS_URL' }
    const { download_list } = await call('storage.batchGetDownloadUrl', { file_list: [file] })
    const { code, tempFileURL } = first(download_list)
    if (code === 'STORAGE_FILE_NONEXIST') return null
    if (code !== 'SUCCESS') throw storageFailed(`getTempFileURL: ${String(code)}`)
    return read(String(tempFileURL), limit)
  },
  // As the SDK's uploadFile does it, which takes any answer without a body for a success and says no type.
  async write({ key, type, bytes: body }) {
    const { url, token, authorization, fileId, cosFileId } = await metadata(key, 'put')
    const headers = {
      signature: authorization,
      authorization,
      key: encodeURIComponent(key),
      'content-type': type,
      'x-cos-security-token': token,
      'x-cos-meta-fileid': cosFileId,
    }
    const { status } = await request({ method: 'PUT', url, headers, body }, 0)
    if (status !== 200) throw storageFailed(`the storage answered HTTP ${status} to PUT`)
    return linkOf(fileId, key)
  },
  async remove(key) {
    const { delete_list } = await call('storage.batchDeleteFile', { fileid_list: [await fileIdOf(key)] })
    const { code } = first(delete_list)
    if (code !== 'SUCCESS' && code !== 'STORAGE_FILE_NONEXIST')
      throw storageFailed(`deleteFile: ${String(code)}`)
  },
  // Shrinking is an extension that each environment has to install first.
  thumbnail: (link) => link,
}

/**
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/storage/Cloud.getTempFileURL.html:
 * the link of a public-read file does not expire.
 */
function linkOf(fileId: string, key: string): string {
  const [, bucket = ''] = /^cloud:\/\/[^./]+\.([^/]+)\//.exec(fileId) ?? []
  return `${publicBase() ?? `https://${bucket}.tcb.qcloud.la`}/${key}`
}

/** COS's authorization says it: `q-sign-time=<from>;<to>`, in seconds. */
function endOf(authorization: string): Ticket['ends'] {
  const [, to] = /q-sign-time=\d+(?:;|%3B)(\d+)/i.exec(authorization) ?? []
  return to === undefined ? Date.now() + LONGEST_LIFE : Number(to) * 1000
}

/** `cloud://<env>.<bucket>/`, which only WeChat knows; the same for every file. */
let root: string | undefined

async function fileIdOf(key: string): Promise<string> {
  root ??= (await metadata(key)).fileId.slice(0, -key.length)
  return root + key
}

/** Without `method` for a form, as the browser's SDK asks; `put` for a PUT, as node-sdk does. */
async function metadata(path: string, method?: 'put'): Promise<Metadata> {
  const given = await call('storage.getUploadMetadata', { path, ...(method && { method }) })
  const { url, token, authorization, fileId, cosFileId } = given
  const told = [url, token, authorization, fileId, cosFileId]
  if (told.every((text) => typeof text === 'string' && text !== '')) return given as unknown as Metadata
  throw storageFailed('storage.getUploadMetadata: the answer is not complete')
}

async function call(action: string, params: Record<string, unknown>): Promise<Record<string, unknown>> {
  // The copy that wx-server-sdk has loaded anyway: cloud/sdk-on-demand.ts.
  const { init, SYMBOL_CURRENT_ENV } = await import('@cloudbase/node-sdk')
  const { request } = await import('@cloudbase/node-sdk/dist/utils/tcbapirequester')
  const { config } = init({ env: SYMBOL_CURRENT_ENV as unknown as string }) as unknown as { config: unknown }
  const headers = { 'content-type': 'application/json' }
  const opts = { timeout: TIMEOUT }
  try {
    const answer = await request({ config, params: { action, ...params }, method: 'post', opts, headers })
    if (!answer.code && answer.data) return answer.data as Record<string, unknown>
    throw new Error(`${action}: ${String(answer.code)} ${String(answer.message)}`)
  } catch (cause) {
    throw storageFailed(cause)
  }
}

function first(list: unknown): Record<string, unknown> {
  const found: unknown = Array.isArray(list) ? list[0] : undefined
  return isObject(found) ? found : {}
}
