import { request } from '../shared/storage/request'
import { storage } from '../shared/storage/storage'

/** Always the same one: were it left behind, the next check removes it. No record names it, and nobody is shown it. */
const KEY = 'incoming/health-check.png'
const TYPE = 'image/png'
/** ms */
const FORM_LASTS = 60_000
/** Bytes of the answer to a form. */
const LARGEST_ANSWER = 4_096

/**
 * Uploads a file with a ticket as a phone does it, reads it and removes it.
 * @throws Failure STORAGE_FAILED; Error with what was otherwise than it should be; MissingVariable
 */
export async function tryStorage(): Promise<void> {
  const provider = storage()
  const file = Buffer.from(`a file that is not a picture, ${Date.now()}`)
  const { url, fields } = await provider.ticket(
    { key: KEY, type: TYPE, bytes: file.length },
    Date.now() + FORM_LASTS,
  )
  // One that is left of an earlier check would be refused to be overwritten.
  await provider.remove(KEY)
  const { status } = await request({ method: 'POST', url, ...form(fields, file) }, LARGEST_ANSWER)
  if (status < 200 || status > 299) throw new Error(`the storage answered HTTP ${status} to an upload`)
  const found = await provider.read(KEY, file.length)
  if (!found?.bytes.equals(file)) throw new Error('what was uploaded is not what is read')
  await provider.remove(KEY)
}

/** As wx.uploadFile sends it: the fields, then the file. */
function form(fields: Record<string, string>, file: Buffer) {
  const boundary = `----duet${Date.now().toString(36)}`
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  const last = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="file.png"\r\nContent-Type: ${TYPE}\r\n\r\n`
  const body = Buffer.concat([
    Buffer.from(parts.join('') + last),
    file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(body.length),
    },
    body,
  }
}
