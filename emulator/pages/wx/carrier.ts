/** Where `wx.cloud` runs: how it asks the emulator, and what a file is there. */
export interface Carrier {
  /**
   * `POST /client/<method>` in the name of the phone; resolves to what is answered. Rejects where nobody answers.
   * @param method such as `callFunction`
   */
  post(method: string, request: object): Promise<unknown>
  upload(): Upload
  download(url: string): Promise<{ tempFilePath: string; statusCode: number }>
}

export interface Upload extends UploadTask {
  /** Resolves to the HTTP status. */
  send(permit: UploadPermit, filePath: string): Promise<number>
}

/** What `storage.getUploadMetadata` gives, and the path that it is for. */
export interface UploadPermit {
  cloudPath: string
  url: string
  token: string
  authorization: string
  cosFileId: string
}

export interface Progress {
  /** Percent. */
  progress: number
  totalBytesSent: number
  totalBytesExpectedToSend: number
}

/** https://developers.weixin.qq.com/miniprogram/dev/api/network/upload/UploadTask.html */
export interface UploadTask {
  abort(): void
  onProgressUpdate(listener: (progress: Progress) => void): void
}
