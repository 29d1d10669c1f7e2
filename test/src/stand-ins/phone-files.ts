import { imageSize } from 'image-size'

/** Path → content. */
export const files = new Map<string, Uint8Array>()

interface Asked {
  path?: string
  filePath?: string
  tempFilePath?: string
  position?: number
  length?: number
  success: (result: object) => void
  fail: (error: Error) => void
}

const asked = (answer: (options: Asked) => object) => (options: Asked) => {
  // As on a phone: never at once.
  setTimeout(() => {
    try {
      options.success(answer(options))
    } catch (error) {
      options.fail(error as Error)
    }
  })
}

function fileAt(path = ''): Uint8Array {
  const file = files.get(path)
  if (!file) throw new Error(`fail no such file or directory, ${path}`)
  return file
}

/** The part of WeChat's file system that is used. */
export const fileSystem = {
  getFileInfo: asked(({ filePath }) => ({ size: fileAt(filePath).length })),
  readFile: asked(({ filePath, position = 0, length = 0 }) => ({
    data: Uint8Array.from(fileAt(filePath).subarray(position, position + length)).buffer,
  })),
  access: asked(({ path }) => ({ size: fileAt(path).length })),
  mkdir: asked(() => ({})),
  saveFile: asked(({ tempFilePath, filePath = '' }) => {
    files.set(filePath, fileAt(tempFilePath))
    files.delete(tempFilePath ?? '')
    return { savedFilePath: filePath }
  }),
  unlink: asked(({ filePath = '' }) => {
    fileAt(filePath)
    files.delete(filePath)
    return {}
  }),
}

export async function imageInfo({ src }: { src: string }) {
  const { width, height, orientation = 1 } = await Promise.resolve(imageSize(fileAt(src)))
  return { width, height, orientation: orientation > 4 ? 'right' : 'up' }
}

interface Form {
  url: string
  filePath: string
  name: string
  formData: Record<string, string>
}

/** A real request. Resolves whatever the status, as Taro does. */
export function uploadFile({ url, filePath, name, formData }: Form) {
  const ending = new AbortController()
  const heard: ((progress: { progress: number }) => void)[] = []
  const send = async () => {
    const file = Uint8Array.from(fileAt(filePath))
    const form = new FormData()
    for (const [field, value] of Object.entries(formData)) form.append(field, value)
    form.append(name, new Blob([file]), filePath.split('/').at(-1))
    await new Promise((resolve) => setTimeout(resolve, 5))
    heard.forEach((hear) => hear({ progress: 50 }))
    const response = await fetch(url, { method: 'POST', body: form, signal: ending.signal })
    return { statusCode: response.status, data: await response.text() }
  }
  return Object.assign(send(), {
    progress: (hear: (typeof heard)[number]) => void heard.push(hear),
    abort: () => ending.abort(),
  })
}
