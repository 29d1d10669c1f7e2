import Taro from '@tarojs/taro'
import { whyRefused } from '@/lib/why-refused'
import { texts } from '@/texts/shared'
import { type Device, HEAD } from './device'
import { Unfit } from './inspect'

type Files = Taro.FileSystemManager
/** The file system speaks in callbacks only. */
interface Callbacks<Result> {
  success: (result: Result) => void
  fail: (error: unknown) => void
}

const asked = <Result>(ask: (files: Files, callbacks: Callbacks<Result>) => void) =>
  new Promise<Result>((success, fail) => ask(Taro.getFileSystemManager(), { success, fail }))

const folder = () => `${Taro.env.USER_DATA_PATH ?? ''}/uploads`
const kept = (name: string) => `${folder()}/${name}`

const turned = /^(left|right)/

/** A picture on a phone in WeChat. What was chosen is a temporary file and gone when the app is closed. */
export const miniProgram: Device = {
  async choose(from, count) {
    const options = {
      count,
      mediaType: ['image' as const],
      sizeType: ['compressed' as const],
      sourceType: [from],
    }
    const { tempFiles } = await Taro.chooseMedia(options).catch(nothingChosen)
    return tempFiles.map(({ tempFilePath }) => tempFilePath)
  },

  async look(filePath) {
    const { size } = await asked<{ size: number }>((files, end) => files.getFileInfo({ filePath, ...end }))
    if (size === 0) return { bytes: 0, head: new Uint8Array() }
    const { data } = await asked<{ data: string | ArrayBuffer }>((files, end) =>
      files.readFile({ filePath, position: 0, length: Math.min(HEAD, size), ...end }),
    )
    return { bytes: size, head: new Uint8Array(data as ArrayBuffer) }
  },

  async measure(src) {
    const { width, height, orientation } = await Taro.getImageInfo({ src })
    return turned.test(orientation) ? { width: height, height: width } : { width, height }
  },

  async compress(src, compressedWidth) {
    return (await Taro.compressImage({ src, quality: 80, compressedWidth })).tempFilePath
  },

  async keep(tempFilePath, name) {
    await asked((files, end) => files.mkdir({ dirPath: folder(), recursive: true, ...end })).catch(isThere)
    const filePath = kept(name)
    // A full phone keeps nothing; then the picture goes while the app is open, or not at all.
    return asked((files, end) => files.saveFile({ tempFilePath, filePath, ...end })).then(
      () => filePath,
      () => tempFilePath,
    )
  },

  find: (name) =>
    asked((files, end) => files.access({ path: kept(name), ...end })).then(
      () => kept(name),
      () => undefined,
    ),

  async drop(name) {
    await asked((files, end) => files.unlink({ filePath: kept(name), ...end })).catch(isGone)
  },
}

const isThere = () => undefined
const isGone = () => undefined

/** Closing the album is no error; what else fails is. */
function nothingChosen(error: unknown): { tempFiles: { tempFilePath: string }[] } {
  const sentence = whyRefused(error, texts().upload.albumNotOpened)
  if (sentence === undefined) return { tempFiles: [] }
  throw new Unfit(sentence)
}
