import { useEffect } from 'react'
import { fileSystem, files, imageInfo, uploadFile } from './phone-files'

/** The part of Taro's API that is used, and what a test can do as the phone around it. */
export const phone = {
  storage: new Map<string, unknown>(),
  clipboard: '',
  dialled: '',
  /** The last one. */
  toast: '',
  /** Of the bar above the page. */
  title: '',
  language: 'zh_CN',
  /** px */
  fontSize: 16,
  /** The parameters in the page's address. */
  params: {} as Record<string, string>,
  /** Path → content. What is chosen is a temporary file: `closeApp` takes those away. */
  files,
  /** What a person chooses the next time. */
  album: [] as string[],
  /** Why nothing is chosen, as WeChat says it. */
  refusal: '',
  /** What a smaller JPEG of any picture is; without it the phone can't make one. */
  compressed: undefined as Uint8Array | undefined,
  confirms: true,
  /** Of a list of actions, the one that is tapped; undefined: it is closed. */
  action: 0 as number | undefined,
  previewed: undefined as { urls: string[]; current: string } | undefined,
  scrollToEnd: () => undefined as unknown,
  pullDown: () => undefined as unknown,
}

export const useRouter = () => ({ params: phone.params })

export function useReachBottom(reached: () => void) {
  useEffect(() => {
    phone.scrollToEnd = reached
  })
}

/** Nothing is drawn here: nothing can be scrolled, and nothing has a place. */
export const usePageScroll = () => undefined

export function usePullDownRefresh(pulled: () => void) {
  useEffect(() => {
    phone.pullDown = pulled
  })
}

/** There is one page here, and it is in front. */
export function useDidShow(shown: () => void) {
  useEffect(shown, [])
}

export const useDidHide = () => undefined

export function useUnload(gone: () => void) {
  useEffect(() => gone, [])
}

export const getEnv = () => 'WEB'
export const pxTransform = (size: number) => `${size}px`

async function request({ url, method, data }: { url: string; method: string; data: object }) {
  const response = await fetch(url, { method, body: JSON.stringify(data) })
  const text = await response.text()
  return { statusCode: response.status, data: parsed(text) }
}

/** As Taro does it: what is no JSON stays text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

async function compressImage() {
  if (!phone.compressed) throw new Error('compressImage:fail')
  files.set('tmp/compressed.jpg', phone.compressed)
  return Promise.resolve({ tempFilePath: 'tmp/compressed.jpg' })
}

function chooseMedia({ count }: { count: number }) {
  if (phone.refusal) return Promise.reject(Object.assign(new Error(), { errMsg: phone.refusal }))
  return Promise.resolve({ tempFiles: phone.album.slice(0, count).map((tempFilePath) => ({ tempFilePath })) })
}

const measured = () => ({ boundingClientRect: () => undefined })

export default {
  env: { USER_DATA_PATH: 'kept' },
  getFileSystemManager: () => fileSystem,
  getImageInfo: imageInfo,
  uploadFile,
  compressImage,
  chooseMedia,
  getWindowInfo: () => ({ windowHeight: 667 }),
  createSelectorQuery: () => ({ select: measured, selectAll: measured, exec: () => undefined }),
  getAppBaseInfo: () => ({ language: phone.language, fontSizeSetting: phone.fontSize }),
  setNavigationBarTitle: ({ title }: { title: string }) => Promise.resolve(void (phone.title = title)),
  showActionSheet: () =>
    phone.action === undefined
      ? Promise.reject(new Error('showActionSheet:fail cancel'))
      : Promise.resolve({ tapIndex: phone.action }),
  showModal: () => Promise.resolve({ confirm: phone.confirms }),
  previewImage: (options: { urls: string[]; current: string }) =>
    Promise.resolve(void (phone.previewed = options)),
  getEnv,
  pxTransform,
  request,
  getStorageSync: (key: string) => phone.storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, structuredClone(value)),
  removeStorageSync: (key: string) => void phone.storage.delete(key),
  stopPullDownRefresh: () => undefined,
  setClipboardData: ({ data }: { data: string }) => Promise.resolve(void (phone.clipboard = data)),
  showToast: ({ title }: { title: string }) => Promise.resolve(void (phone.toast = title)),
  makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) =>
    Promise.resolve(void (phone.dialled = phoneNumber)),
}
