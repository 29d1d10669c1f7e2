import { WxError } from './ask'
import type { Carrier, Progress, Upload, UploadTask } from './carrier'

interface Answered {
  statusCode: number
  data: unknown
}

interface Failed {
  errMsg: string
}

interface Callbacks<Result> {
  success: (result: Result) => void
  fail: (error: Failed) => void
}

/** What is used of the `wx` of a mini program. */
export interface NativeWx {
  request(
    options: { url: string; method: 'POST'; header: object; data: object } & Callbacks<Answered>,
  ): unknown
  uploadFile(
    options: { url: string; filePath: string; name: string; formData: object } & Callbacks<Answered>,
  ): UploadTask
  downloadFile(options: { url: string } & Callbacks<{ tempFilePath: string; statusCode: number }>): unknown
}

/** The emulator knows no such phone: it was started anew. */
const NO_PHONE = -601004

/** A mini program in WeChat DevTools, which is the phone of its first person. */
export function nativeCarrier(wx: NativeWx, { url, appid }: { url: string; appid: string }): Carrier {
  let phone: Promise<unknown> | undefined
  const postJson = (method: string, data: object) =>
    new Promise<Answered>((success, fail) => {
      wx.request({
        url: `${url}/client/${method}`,
        method: 'POST',
        header: { 'content-type': 'application/json' },
        data,
        success,
        fail: ({ errMsg }) => fail(new Error(`nobody answers at ${url}: does the emulator run? (${errMsg})`)),
      })
    })

  async function open(): Promise<unknown> {
    const { phone: opened, errCode, errMsg = '' } = fieldsOf(await postJson('open', { appid }))
    if (typeof errCode === 'number') throw new WxError(errCode, String(errMsg))
    return opened
  }

  /** Where it cannot be opened it is tried again the next time. */
  const opened = () =>
    (phone ??= open().catch((error: unknown) => {
      phone = undefined
      throw error
    }))

  return {
    async post(method, request) {
      const answer = fieldsOf(await postJson(method, { ...request, phone: await opened() }))
      if (answer['errCode'] !== NO_PHONE) return answer
      phone = undefined
      return fieldsOf(await postJson(method, { ...request, phone: await opened() }))
    },
    upload: () => nativeUpload(wx),
    download: (address) =>
      new Promise((success, fail) => {
        wx.downloadFile({ url: address, success, fail: ({ errMsg }) => fail(new Error(errMsg)) })
      }),
  }
}

/** By the form that `wx.uploadFile` sends. */
function nativeUpload(wx: NativeWx): Upload {
  const listeners: ((progress: Progress) => void)[] = []
  let aborted = false
  let task: UploadTask | undefined

  return {
    abort() {
      aborted = true
      task?.abort()
    },
    onProgressUpdate: (listener) => void listeners.push(listener),
    send: ({ url, cloudPath, authorization, token, cosFileId }, filePath) =>
      new Promise((resolve, reject) => {
        if (aborted) {
          reject(new WxError(-1, 'abort'))
          return
        }
        const formData = {
          key: cloudPath,
          Signature: authorization,
          'x-cos-security-token': token,
          'x-cos-meta-fileid': cosFileId,
        }
        task = wx.uploadFile({
          url,
          filePath,
          name: 'file',
          formData,
          success: ({ statusCode }) =>
            statusCode < 300
              ? resolve(statusCode)
              : reject(new WxError(-503001, `-503001 storage request fail. HTTP ${statusCode}`)),
          fail: ({ errMsg }) => reject(aborted ? new WxError(-1, 'abort') : new Error(errMsg)),
        })
        task.onProgressUpdate((progress) => listeners.forEach((listener) => listener(progress)))
      }),
  }
}

/** Of a refusal without JSON it says what came. */
function fieldsOf({ statusCode, data }: Answered): Record<string, unknown> {
  if (typeof data === 'object' && data !== null && !('error' in data)) return data as Record<string, unknown>
  const said = typeof data === 'object' && data !== null ? String((data as { error: unknown }).error) : ''
  throw new Error(`the emulator answered HTTP ${statusCode} ${said}`)
}
