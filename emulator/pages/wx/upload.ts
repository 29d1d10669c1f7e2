import { WxError } from './ask'

interface Progress {
  /** Percent. */
  progress: number
  totalBytesSent: number
  totalBytesExpectedToSend: number
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/network/upload/UploadTask.html */
export interface UploadTask {
  abort(): void
  onProgressUpdate(listener: (progress: Progress) => void): void
}

interface Target {
  url: string
  token: string
  authorization: string
  cosFileId: string
}

/** A browser's upload by what `storage.getUploadMetadata` permits; fetch tells no progress. */
export function upload(): UploadTask & { send(target: Target, file: Blob): Promise<number> } {
  const listeners: ((progress: Progress) => void)[] = []
  let aborted = false
  let request: XMLHttpRequest | undefined

  return {
    abort() {
      aborted = true
      request?.abort()
    },
    onProgressUpdate: (listener) => void listeners.push(listener),
    send: ({ url, token, authorization, cosFileId }, file) =>
      new Promise((resolve, reject) => {
        const stopped = () => reject(new WxError(-1, 'abort'))
        if (aborted) {
          stopped()
          return
        }
        const put = new XMLHttpRequest()
        request = put
        put.open('PUT', url)
        put.setRequestHeader('authorization', authorization)
        put.setRequestHeader('x-cos-security-token', token)
        put.setRequestHeader('x-cos-meta-fileid', cosFileId)
        put.upload.onprogress = ({ loaded, total }) => {
          const progress = Math.round((loaded / total) * 100)
          for (const listener of listeners)
            listener({ progress, totalBytesSent: loaded, totalBytesExpectedToSend: total })
        }
        put.onabort = stopped
        put.onerror = () => reject(new WxError(-601003, 'system network error'))
        put.onload = () =>
          put.status === 200
            ? resolve(put.status)
            : reject(new WxError(-503001, `-503001 storage request fail. HTTP ${put.status}`))
        put.send(file)
      }),
  }
}
