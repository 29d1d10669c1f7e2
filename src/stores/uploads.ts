import type { ImageView } from '@contract'
import { create } from 'zustand'
import * as images from '@/services/images'
import type { Upload, Purpose, Source } from '@/services/images'

interface Uploads {
  uploads: Upload[]
  /** Are chosen files being looked at? */
  busy: boolean
  /** Why some of the last chosen files were not taken. */
  complaints: { [purpose in Purpose]?: string[] }
}

/** The pictures on their way into the cloud. */
export const useUploads = create<Uploads>()(() => ({ uploads: [], busy: false, complaints: {} }))

const listeners = new Set<(image: ImageView) => void>()

let uploader: ReturnType<typeof images.uploader> | undefined

/** What waits in the phone is read when it is first needed. */
const theUploader = () =>
  (uploader ??= images.uploader({
    show: (uploads) => useUploads.setState({ uploads }),
    arrived: (image) => listeners.forEach((hear) => hear(image)),
  }))

/** Goes on with what was under way when the app was closed. */
export const resumeUploads = () => void theUploader().resume()

export const choose = (purpose: Purpose, from: Source, count: number) =>
  taking(purpose, () => theUploader().choose(purpose, from, count))

/** A file that the person has chosen already. */
export const take = (purpose: Purpose, path: string) =>
  taking(purpose, () => theUploader().take(purpose, [path]))

/** A choice that came to nothing. */
export const complain = (purpose: Purpose, sentence: string) =>
  useUploads.setState({ complaints: { [purpose]: [sentence] } })

async function taking(purpose: Purpose, work: () => Promise<string[]>) {
  if (useUploads.getState().busy) return
  useUploads.setState({ busy: true, complaints: {} })
  useUploads.setState({ complaints: { [purpose]: await work() }, busy: false })
}

export const cancel = (id: string) => theUploader().cancel(id)
export const retry = (id: string) => theUploader().retry(id)

/** Tells of each picture that has arrived; gives what ends that. */
export function onArrival(hear: (image: ImageView) => void): () => void {
  listeners.add(hear)
  return () => void listeners.delete(hear)
}
