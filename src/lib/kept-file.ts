import Taro from '@tarojs/taro'
import { whyRefused } from './why-refused'

/** A file in this phone, for the person in front of it. */
export interface KeptFile {
  /** Hands it over: to a chat of one's own in WeChat, as a download in a browser. To be called at a tap. */
  give: () => Promise<unknown>
  /** It is not needed any more. */
  drop: () => void
}

/** Puts a text into a file. @throws what WeChat says where there is no room */
export function keepFile(name: string, type: string, text: string): Promise<KeptFile> {
  return process.env.TARO_ENV === 'weapp'
    ? inMiniProgram(name, text)
    : Promise.resolve(inBrowser(name, type, text))
}

/** Hands it over. @returns why not, for the person: `otherwise` where WeChat says no other reason; undefined where all is well */
export async function handOver(file: KeptFile, otherwise: string): Promise<string | undefined> {
  try {
    await file.give()
    return undefined
  } catch (error) {
    return whyRefused(error, otherwise)
  }
}

async function inMiniProgram(name: string, text: string): Promise<KeptFile> {
  const files = Taro.getFileSystemManager()
  const filePath = `${Taro.env.USER_DATA_PATH ?? ''}/${name}`
  await new Promise((success, fail) =>
    files.writeFile({ filePath, data: text, encoding: 'utf8', success, fail }),
  )
  return {
    give: () => Taro.shareFileMessage({ filePath, fileName: name }),
    drop: () => files.unlink({ filePath, fail: () => undefined }),
  }
}

function inBrowser(name: string, type: string, text: string): KeptFile {
  const url = URL.createObjectURL(new Blob([text], { type }))
  return {
    give() {
      const link = document.createElement('a')
      link.href = url
      link.download = name
      link.click()
      return Promise.resolve()
    },
    drop: () => URL.revokeObjectURL(url),
  }
}
