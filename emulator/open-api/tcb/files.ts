import { wechatCode } from '../../shared/wechat-codes'
import { findBucket } from '../../storage/storage'
import { STORAGE_ACTIONS } from '../../storage/wechat/actions'
import { Refusal } from '../../wechat/refusal'
import { listIn, type TcbApi, type TcbCall, textIn } from './api'

/** Where to send the file, as a form: what `wx.cloud.uploadFile` asks for, too. */
export const uploadFile: TcbApi = async (call) => {
  const data = await perform(call, 'storage.getUploadMetadata', { path: textIn(call.given, 'path') })
  const { url, token, authorization, fileId, cosFileId } = data as Record<string, string>
  return { url, token, authorization, file_id: fileId, cos_file_id: cosFileId }
}

export const batchDownloadFile: TcbApi = async (call) => {
  const file_list = listIn(call.given, 'file_list')
  const { download_list } = await perform(call, 'storage.batchGetDownloadUrl', { file_list })
  return {
    file_list: (download_list as Fate[]).map(({ fileID, tempFileURL, code }) => ({
      fileid: fileID,
      download_url: tempFileURL,
      ...statusOf(code),
    })),
  }
}

export const batchDeleteFile: TcbApi = async (call) => {
  const fileid_list = listIn(call.given, 'fileid_list')
  const { delete_list } = await perform(call, 'storage.batchDeleteFile', { fileid_list })
  call.note({ wrote: true })
  return {
    delete_list: (delete_list as Fate[]).map(({ fileID, code }) => ({ fileid: fileID, ...statusOf(code) })),
  }
}

interface Fate {
  code: string
  fileID: string
  tempFileURL?: string
}

async function perform({ storage, environment }: TcbCall, action: string, request: Record<string, unknown>) {
  const bucket = findBucket(storage, environment.env)
  const act = STORAGE_ACTIONS.get(action)
  if (!bucket || !act) throw new Refusal(-1)
  return act(storage, bucket, request)
}

/** How one file among several fared. */
function statusOf(code: string) {
  if (code === 'SUCCESS') return { status: 0, errmsg: 'ok' }
  const [status, title] = wechatCode(code)
  return { status, errmsg: title }
}
