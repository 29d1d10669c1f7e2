import { browserUpload } from './browser-upload'
import type { Carrier } from './carrier'

/** Whose phone the page is on, and where its cloud listens. */
export interface Phone {
  url: string
  phone: string
}

/** An H5 page. A file is shown as the address of a blob where WeChat has a temporary path. */
export const browserCarrier = ({ url, phone }: Phone): Carrier => ({
  async post(method, request) {
    const response = await fetch(`${url}/client/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...request, phone }),
    })
    return response.json() as Promise<unknown>
  },
  upload: browserUpload,
  async download(address) {
    const response = await fetch(address)
    return { tempFilePath: URL.createObjectURL(await response.blob()), statusCode: response.status }
  },
})
