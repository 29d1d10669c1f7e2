import { type Callbacks, ask, settle, WxError } from './ask'
import { wechatCode } from '../../shared/wechat-codes'
import type { Carrier, UploadPermit, UploadTask } from './carrier'

interface Answer<Data> {
  code?: string
  message?: string
  data?: Data
}

interface Metadata extends Omit<UploadPermit, 'cloudPath'> {
  fileId: string
}

interface Upload extends Callbacks<{ fileID: string; statusCode: number }> {
  /** Path in the cloud, such as `pictures/1.png`. */
  cloudPath: string
  /** What `chooseMedia` gives: a temporary path, on an H5 page the address of a blob. */
  filePath: string
}

type WantedFile = string | { fileID: string; maxAge?: number }

/**
 * `wx.cloud.uploadFile` and its kind.
 * https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/storage/Cloud.uploadFile.html
 */
export function files(carrier: Carrier, env: () => string | undefined) {
  async function send<Data>(action: string, request: object): Promise<Data> {
    const { code, message, data } = await ask<Answer<Data>>(carrier, 'storage', {
      action,
      env: env(),
      ...request,
    })
    if (code === undefined) return data as Data
    const [errCode, title] = wechatCode(code)
    throw new WxError(errCode, `${errCode} ${title}. ${message ?? ''}`)
  }

  async function links(fileList: readonly WantedFile[]) {
    const file_list = fileList.map((file) =>
      typeof file === 'string' ? { fileid: file } : { fileid: file.fileID, max_age: file.maxAge },
    )
    const { download_list } = await send<{
      download_list: { code: string; fileID: string; tempFileURL?: string; maxAge?: number }[]
    }>('storage.batchGetDownloadUrl', { file_list })
    return download_list.map(({ code, ...file }) => ({ ...file, ...statusOf(code) }))
  }

  return {
    /** With callbacks it gives an UploadTask, else a Promise. */
    uploadFile: ({ cloudPath, filePath, ...options }: Upload) => {
      const task = carrier.upload()
      const done = settle('cloud.uploadFile', options, async () => {
        const metadata = await send<Metadata>('storage.getUploadMetadata', { path: cloudPath })
        const statusCode = await task.send({ ...metadata, cloudPath }, filePath)
        return { fileID: metadata.fileId, statusCode }
      })
      return (done ?? task) as typeof done & UploadTask
    },
    downloadFile: ({ fileID, ...options }: { fileID: string }) =>
      settle('cloud.downloadFile', options, async () => {
        const [file] = await links([fileID])
        if (!file?.tempFileURL) throw new WxError(file?.errCode ?? -503003, file?.errMsg ?? '')
        return carrier.download(file.tempFileURL)
      }),
    getTempFileURL: ({ fileList, ...options }: { fileList: WantedFile[] }) =>
      settle('cloud.getTempFileURL', options, async () => ({ fileList: await links(fileList) })),
    deleteFile: ({ fileList, ...options }: { fileList: string[] }) =>
      settle('cloud.deleteFile', options, async () => {
        const { delete_list } = await send<{ delete_list: { code: string; fileID: string }[] }>(
          'storage.batchDeleteFile',
          { fileid_list: fileList },
        )
        return { fileList: delete_list.map(({ code, fileID }) => ({ fileID, ...statusOf(code) })) }
      }),
  }
}

/** How one file among several fared: `status` is 0 or an errCode. */
function statusOf(code: string) {
  if (code === 'SUCCESS') return { status: 0, errMsg: 'ok' }
  const [errCode, title] = wechatCode(code)
  return { status: errCode, errCode, errMsg: `${errCode} ${title}` }
}
