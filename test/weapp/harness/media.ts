import { request } from 'node:http'
import { imageSize } from 'image-size'
import { fileAt, type Files } from './files'

type Options = Record<string, unknown>

/** What the phone does with pictures: each takes what WeChat's API of the name takes. */
export interface Media {
  chooseMedia: (options: Options) => object
  chooseMessageFile: (options: Options) => object
  getImageInfo: (options: Options) => object
  compressImage: (options: Options) => object
  uploadFile: (options: Options) => UploadTask
}

interface UploadTask {
  onProgressUpdate: (hear: (progress: Options) => void) => void
  abort: () => void
}

/** What a person taps in the album, or among the files of a chat, the next time, by path; nothing closes it. */
export interface Album {
  chosen: string[]
}

export function createMedia(files: Files, album: Album): Media {
  return {
    chooseMedia({ count = 9 }) {
      if (album.chosen.length === 0) throw new Error('cancel')
      const paths = album.chosen.slice(0, Number(count))
      return {
        type: 'image',
        tempFiles: paths.map((path) => ({
          tempFilePath: path,
          size: fileAt(files, path).length,
          fileType: 'image',
        })),
      }
    },
    chooseMessageFile({ count = 9 }) {
      if (album.chosen.length === 0) throw new Error('cancel')
      const paths = album.chosen.slice(0, Number(count))
      const fileOf = (path: string) => ({
        path,
        name: path.split('/').at(-1),
        size: fileAt(files, path).length,
      })
      return { tempFiles: paths.map(fileOf) }
    },
    getImageInfo({ src }) {
      const { width, height, type } = imageSize(fileAt(files, String(src)))
      return { width, height, type, path: src, orientation: 'up' }
    },
    // As a phone that can't.
    compressImage() {
      throw new Error('fail file format not supported')
    },
    uploadFile: (options) => upload(files, options),
  }
}

const PART = 16_384

/** A real form by HTTP; `success` for every status, as in WeChat. */
function upload(files: Files, { url, filePath, name, formData, success, fail }: Options): UploadTask {
  const path = String(filePath)
  const { head, tail, boundary } = envelope(formData as Record<string, string>, String(name), path)
  const body = Buffer.concat([head, fileAt(files, path), tail])
  const heard: ((progress: Options) => void)[] = []
  const outgoing = request(String(url), {
    method: 'POST',
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': body.length,
      connection: 'close',
    },
  })
  outgoing.on('response', (answer) => {
    let data = ''
    answer.on('data', (part: Buffer) => (data += part.toString()))
    answer.on('end', () =>
      (success as (result: Options) => void)({
        statusCode: answer.statusCode,
        data,
        errMsg: 'uploadFile:ok',
      }),
    )
  })
  outgoing.on('error', ({ message }) =>
    (fail as (error: Options) => void)({ errMsg: `uploadFile:fail ${message}` }),
  )
  const send = (sent: number) => {
    if (outgoing.destroyed) return
    const progress = Math.floor((sent * 100) / body.length)
    heard.forEach((hear) => hear({ progress, totalBytesSent: sent, totalBytesExpectedToSend: body.length }))
    if (sent >= body.length) outgoing.end()
    else outgoing.write(body.subarray(sent, sent + PART), () => send(Math.min(sent + PART, body.length)))
  }
  setTimeout(() => send(0))
  return { onProgressUpdate: (hear) => heard.push(hear), abort: () => outgoing.destroy(new Error('abort')) }
}

const types: Record<string, string> = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' }

function envelope(fields: Record<string, string>, name: string, path: string) {
  const boundary = '----harness'
  const part = (disposition: string, rest: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n${rest}`
  const texts = Object.entries(fields).map(([field, value]) => part(`name="${field}"`, `\r\n${value}\r\n`))
  const file = path.split('/').at(-1) ?? ''
  // WeChat goes by the name.
  const type = types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  const opening = part(`name="${name}"; filename="${file}"`, `Content-Type: ${type}\r\n\r\n`)
  return {
    boundary,
    head: Buffer.from(texts.join('') + opening),
    tail: Buffer.from(`\r\n--${boundary}--\r\n`),
  }
}
