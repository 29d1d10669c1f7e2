/** As a phone, or a tool, asks the emulator over HTTP. Rejects where the answer is no success. */
export async function post<T>(url: string, body: object): Promise<T> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  const answer = (await response.json()) as { errCode?: number; errcode?: number; code?: string }
  if (response.ok && !answer.errCode && !answer.errcode && answer.code === undefined) return answer as T
  throw new Error(`${url}: ${response.status} ${JSON.stringify(answer)}`)
}

interface Metadata {
  url: string
  token: string
  authorization: string
  fileId: string
  cosFileId: string
}

export interface Phone {
  callFunction(name: string, data: object): Promise<unknown>
  /** Resolves to the file's id. */
  upload(path: string, bytes: Uint8Array): Promise<string>
  /** Resolves to the number of bytes. */
  download(fileid: string): Promise<number>
}

/** The first person's phone of a mini program. */
export async function openPhone(cloud: string, appid: string): Promise<Phone> {
  const { phone } = await post<{ phone: string }>(`${cloud}/client/open`, { appid })
  const storage = (action: string, request: object) =>
    post<unknown>(`${cloud}/client/storage`, { phone, action, ...request })
  return {
    callFunction: (name, data) => post(`${cloud}/client/callFunction`, { phone, name, data }),
    async upload(path, bytes) {
      const { data } = (await storage('storage.getUploadMetadata', { path })) as { data: Metadata }
      const headers = {
        authorization: data.authorization,
        'x-cos-security-token': data.token,
        'x-cos-meta-fileid': data.cosFileId,
      }
      const response = await fetch(data.url, { method: 'PUT', headers, body: bytes as BodyInit })
      if (!response.ok) throw new Error(`${data.url}: ${response.status} ${await response.text()}`)
      return data.fileId
    },
    async download(fileid) {
      const { data } = (await storage('storage.batchGetDownloadUrl', { file_list: [{ fileid }] })) as {
        data: { download_list: { tempFileURL: string }[] }
      }
      const response = await fetch(data.download_list[0]?.tempFileURL ?? '')
      if (!response.ok) throw new Error(`${response.status} for ${fileid}`)
      return (await response.arrayBuffer()).byteLength
    },
  }
}
