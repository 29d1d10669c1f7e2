/** Where a mini program code leads. */
export interface Scanned {
  appid: string
  /** Page and query, without a slash before it; without a page: the first one. */
  path: string
}

/** What stands in the code: who opens it is on the page, on the emulator's phone. */
export const scanAddress = (url: string, { appid, path }: Scanned): string =>
  `${url}/client/scan?${String(new URLSearchParams({ appid, path }))}`
