import { useEffect } from 'react'

/** The part of Taro's API that is used, and what a test can do as the phone around it. */
export const phone = {
  storage: new Map<string, unknown>(),
  clipboard: '',
  dialled: '',
  /** The parameters in the page's address. */
  params: {} as Record<string, string>,
  scrollToEnd: () => undefined as unknown,
  pullDown: () => undefined as unknown,
}

export const useRouter = () => ({ params: phone.params })

export function useReachBottom(reached: () => void) {
  useEffect(() => {
    phone.scrollToEnd = reached
  })
}

export function usePullDownRefresh(pulled: () => void) {
  useEffect(() => {
    phone.pullDown = pulled
  })
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

export default {
  getEnv,
  pxTransform,
  request,
  getStorageSync: (key: string) => phone.storage.get(key) ?? '',
  setStorageSync: (key: string, value: unknown) => void phone.storage.set(key, structuredClone(value)),
  removeStorageSync: (key: string) => void phone.storage.delete(key),
  stopPullDownRefresh: () => undefined,
  setClipboardData: ({ data }: { data: string }) => Promise.resolve(void (phone.clipboard = data)),
  makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) =>
    Promise.resolve(void (phone.dialled = phoneNumber)),
}
