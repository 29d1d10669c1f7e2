import Taro from '@tarojs/taro'
import type { Posting } from './device'

interface Form {
  url: string
  fields: Record<string, string>
  path: string
  /** Percent. */
  onProgress: (progress: number) => void
}

const PATIENCE_MS = 300_000
/** Less would be drawn over and over again. */
const STEP = 5

/** Sends a file with the fields of its ticket. */
export function post({ url, fields, path, onProgress }: Form): Posting {
  const task = Taro.uploadFile({
    url,
    filePath: path,
    name: 'file',
    formData: fields,
    timeout: PATIENCE_MS,
    // The ticket is all that says who may: a bucket open to every page takes no cookies.
    withCredentials: false,
  })
  let shown = 0
  task.progress(({ progress }) => {
    if (progress < shown + STEP) return
    shown = progress
    onProgress(progress)
  })
  return { status: task.then(({ statusCode }) => statusCode), abort: () => task.abort() }
}
