import Taro from '@tarojs/taro'

/** A file that a person has chosen. */
export interface PickedFile {
  name: string
  bytes: Uint8Array
}

/**
 * Lets a person choose a file: out of a chat in WeChat, from the disk in a browser. To be called at a tap.
 * @param extensions without points
 * @returns undefined where they chose none
 * @throws what WeChat says
 */
export const pickFile = (extensions: string[]): Promise<PickedFile | undefined> =>
  process.env.TARO_ENV === 'weapp' ? inMiniProgram(extensions) : inBrowser(extensions)

async function inMiniProgram(extension: string[]): Promise<PickedFile | undefined> {
  const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension })
  const [file] = tempFiles
  if (!file) return undefined
  // Of nothing WeChat reads nothing: it says that the length is out of range.
  if (file.size === 0) return { name: file.name, bytes: new Uint8Array() }
  const files = Taro.getFileSystemManager()
  const { data } = await new Promise<{ data: string | ArrayBuffer }>((success, fail) =>
    files.readFile({ filePath: file.path, position: 0, length: file.size, success, fail }),
  )
  return { name: file.name, bytes: new Uint8Array(data as ArrayBuffer) }
}

const inBrowser = (extensions: string[]): Promise<PickedFile | undefined> =>
  new Promise((chosen, fail) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = extensions.map((extension) => `.${extension}`).join()
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (!file) {
        chosen(undefined)
        return
      }
      file.arrayBuffer().then((data) => chosen({ name: file.name, bytes: new Uint8Array(data) }), fail)
    })
    input.addEventListener('cancel', () => chosen(undefined))
    input.click()
  })
