import { TcbError } from '../../shared/tcb-error'
import type { Bucket } from '../bucket'
import { downloadLink, permanentLink } from '../links'
import type { Storage } from '../storage'
import { copyFile } from './copy-files'
import { fileIdOf, pathOf } from './file-id'
import { issuePermit } from './permit'

type Data = Record<string, unknown>
type Action = (storage: Storage, bucket: Bucket, request: Data) => Data | Promise<Data>

/** Files of one call: https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/storage/Cloud.getTempFileURL.html */
const MAX_FILES = 50
/** Seconds a signed link lasts where the caller does not say. WeChat's pages name 10 minutes, 2 hours and a day. */
const MAX_AGE = 24 * 3600
/** Bytes of a path, as of a COS key. */
const MAX_PATH = 850

/** Its answers' `data`, by action of the server SDK's protocol. */
export const STORAGE_ACTIONS: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['storage.getUploadMetadata', getUploadMetadata],
  ['storage.batchGetDownloadUrl', batchGetDownloadUrl],
  ['storage.batchDeleteFile', batchDeleteFile],
  ['storage.batchCopyFile', batchCopyFile],
])

/** What a request asks about, for the call log. */
export const filesOf = ({ path, file_list, fileid_list }: Data): Data => ({ path, file_list, fileid_list })

/** For the call log, of an action that was done. */
export const wroteFiles = (action: string): { wrote?: true } =>
  /batch(Delete|Copy)File$/.test(action) ? { wrote: true } : {}

function getUploadMetadata(storage: Storage, bucket: Bucket, { path }: Record<string, unknown>) {
  checkPath(path)
  const url = permanentLink(storage, bucket, path)
  return { url, fileId: fileIdOf(bucket, path), ...issuePermit(storage, bucket, path) }
}

function batchGetDownloadUrl(storage: Storage, bucket: Bucket, request: Record<string, unknown>) {
  const files = list(request, 'file_list') as { fileid?: unknown; max_age?: unknown }[]
  const download_list = files.map(({ fileid: fileID, max_age: given }) => {
    const { code, path } = find(storage, bucket, fileID)
    const maxAge = typeof given === 'number' && given > 0 ? Math.floor(given) : MAX_AGE
    const tempFileURL = path === undefined ? '' : downloadLink(storage, bucket, path, maxAge)
    return { code, fileID, tempFileURL, maxAge }
  })
  return { download_list }
}

function batchDeleteFile(storage: Storage, bucket: Bucket, request: Record<string, unknown>) {
  const delete_list = list(request, 'fileid_list').map((fileID) => {
    const { code, path } = find(storage, bucket, fileID)
    if (path !== undefined) storage.objects.remove(bucket.name, path)
    return { code, fileID }
  })
  return { delete_list }
}

/** One after the other: a list may name a file twice. */
async function batchCopyFile(storage: Storage, bucket: Bucket, request: Data) {
  const copies = list(request, 'file_list').map((given) => {
    const { src_path: from, dst_path: to, overwrite = true, remove_original } = given as Data
    checkPath(from)
    checkPath(to)
    return { from, to, overwrite: overwrite === true, removeOriginal: remove_original === true }
  })
  const copy_list: Data[] = []
  for (const copy of copies) copy_list.push(await copyFile(storage, bucket, copy))
  return { copy_list }
}

/** The code of one file among several, and, where there is such a file, its path. */
function find({ objects }: Storage, bucket: Bucket, fileId: unknown): { code: string; path?: string } {
  const path = pathOf(bucket, fileId)
  if (path === undefined) return { code: 'STORAGE_EXCEED_AUTHORITY' }
  return objects.find(bucket.name, path) ? { code: 'SUCCESS', path } : { code: 'STORAGE_FILE_NONEXIST' }
}

function list(request: Record<string, unknown>, field: string): unknown[] {
  const files = request[field]
  if (!Array.isArray(files) || files.length > MAX_FILES)
    throw new TcbError('INVALID_PARAM', `${field} must be a list of at most ${MAX_FILES} files`)
  return files
}

function checkPath(path: unknown): asserts path is string {
  if (typeof path !== 'string' || !isPath(path))
    throw new TcbError(
      'INVALID_PARAM',
      `a cloud path is relative, has at most ${MAX_PATH} bytes, no empty folder names and no control characters`,
    )
}

/** Half of a surrogate pair has no UTF-8. */
const isPath = (path: string) =>
  // eslint-disable-next-line no-control-regex
  !/^\/|\/\/|^$|[\x00-\x1f\x7f]|[\ud800-\udfff]/u.test(path) && Buffer.byteLength(path) <= MAX_PATH
