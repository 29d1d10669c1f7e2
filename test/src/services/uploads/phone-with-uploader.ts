import type { ImageView } from '@contract'
import { connect } from '@/services/cloud/call'
import { direct } from '@/services/cloud/transports/direct'
import * as images from '@/services/images'
import { scriptedCloud } from '../../scripted-cloud'
import { phone } from '../../stand-ins/taro'

/** Puts these files into the phone's album; the next time a person chooses, they choose them all. */
export function album(...contents: Uint8Array[]) {
  phone.album = contents.map((content, i) => {
    const path = `tmp/chosen-${i}`
    phone.files.set(path, content)
    return path
  })
}

/** What the app does when it is opened; the phone keeps what it keeps. */
export function openUploader(script: Parameters<typeof scriptedCloud>[0], pause = () => Promise.resolve()) {
  const { cloud, calls, to } = scriptedCloud(script)
  connect(direct(cloud))
  const seen: images.Upload[][] = []
  const arrived: ImageView[] = []
  const uploader = images.uploader({
    show: (uploads) => seen.push(uploads),
    arrived: (image) => arrived.push(image),
    pause,
  })
  return { uploader, calls, to, seen, arrived, now: () => seen.at(-1) ?? [] }
}

/** The end of the app: temporary files die with it. */
export function closeApp() {
  for (const path of phone.files.keys()) if (path.startsWith('tmp/')) phone.files.delete(path)
}

export function newPhone() {
  phone.storage.clear()
  phone.files.clear()
  phone.album = []
  phone.refusal = ''
  phone.compressed = undefined
}

export async function until(what: () => boolean, patience = 60_000) {
  for (const end = Date.now() + patience; !what();) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${String(what)}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
