interface Asked {
  path?: string
  filePath?: string
  tempFilePath?: string
  position?: number
  length?: number
  success?: (result: object) => void
  fail?: (error: Error) => void
}

/** Path → content, on the phone. What lies under `wxfile://usr` stays when the mini program is closed. */
export type Files = Map<string, Uint8Array>

export const USER_DATA_PATH = 'wxfile://usr'

export function fileAt(files: Files, path = ''): Uint8Array {
  const file = files.get(path)
  if (!file) throw failure(`no such file or directory, open ${path}`)
  return file
}

const failure = (why: string) => Object.assign(new Error(why), { errMsg: `fail ${why}` })

/** `wx.getFileSystemManager()`, as far as it is used: callbacks only. */
export function fileSystem(files: Files) {
  const folders = new Set([USER_DATA_PATH])
  const asked = (answer: (options: Asked) => object) => (options: Asked) => {
    setTimeout(() => {
      try {
        options.success?.(answer(options))
      } catch (error) {
        options.fail?.(error as Error)
      }
    })
  }
  return {
    getFileInfo: asked(({ filePath }) => ({ size: fileAt(files, filePath).length })),
    readFile: asked(({ filePath, position = 0, length = 0 }) => {
      const file = fileAt(files, filePath)
      if (length < 1 || position + length > file.length)
        throw failure('the value of "length" is out of range')
      return { data: Uint8Array.from(file.subarray(position, position + length)).buffer }
    }),
    access: asked(({ path }) => ({ size: fileAt(files, path).length })),
    mkdir: asked(({ dirPath = '' }: Asked & { dirPath?: string }) => {
      if (folders.has(dirPath)) throw failure(`file already exists ${dirPath}`)
      return folders.add(dirPath)
    }),
    saveFile: asked(({ tempFilePath = '', filePath = '' }) => {
      if (!folders.has(filePath.slice(0, filePath.lastIndexOf('/')))) throw failure('no such directory')
      files.set(filePath, fileAt(files, tempFilePath))
      files.delete(tempFilePath)
      return { savedFilePath: filePath }
    }),
    unlink: asked(({ filePath = '' }) => {
      fileAt(files, filePath)
      files.delete(filePath)
      return {}
    }),
  }
}
