import { WxError } from './ask'
import type { Progress, Upload, UploadPermit } from './carrier'

/** A browser's upload by what `storage.getUploadMetadata` permits; fetch tells no progress. */
export function browserUpload(): Upload {
  const listeners: ((progress: Progress) => void)[] = []
  let aborted = false
  let request: XMLHttpRequest | undefined
  const tell = (progress: Progress) => listeners.forEach((listener) => listener(progress))

  return {
    abort() {
      aborted = true
      request?.abort()
    },
    onProgressUpdate: (listener) => void listeners.push(listener),
    async send(permit, filePath) {
      const file = await (await fetch(filePath)).blob()
      if (aborted) throw new WxError(-1, 'abort')
      request = new XMLHttpRequest()
      return put(request, permit, file, tell)
    },
  }
}

function put(
  request: XMLHttpRequest,
  { url, authorization, token, cosFileId }: UploadPermit,
  file: Blob,
  tell: (progress: Progress) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    request.open('PUT', url)
    request.setRequestHeader('authorization', authorization)
    request.setRequestHeader('x-cos-security-token', token)
    request.setRequestHeader('x-cos-meta-fileid', cosFileId)
    request.upload.onprogress = ({ loaded, total }) =>
      tell({
        progress: Math.round((loaded / total) * 100),
        totalBytesSent: loaded,
        totalBytesExpectedToSend: total,
      })
    request.onabort = () => reject(new WxError(-1, 'abort'))
    request.onerror = () => reject(new WxError(-601003, 'system network error'))
    request.onload = () =>
      request.status === 200
        ? resolve(request.status)
        : reject(new WxError(-503001, `-503001 storage request fail. HTTP ${request.status}`))
    request.send(file)
  })
}
