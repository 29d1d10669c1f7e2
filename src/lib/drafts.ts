import Taro from '@tarojs/taro'
import { ownersKey } from './owner'

/** ms. WeChat writes a file each time, and a person types up to ten letters a second. */
const PAUSE = 300

/** By key: what is being typed and is not in the phone yet. */
const typing = new Map<string, object>()
let timer: ReturnType<typeof setTimeout> | undefined

const keyOf = (form: string) => ownersKey('draft', form)

/** What was typed into a form and not sent yet, or undefined. The caller checks its shape. */
export function readDraft(form: string): unknown {
  const key = keyOf(form)
  if (typing.has(key)) return typing.get(key)
  const stored: unknown = Taro.getStorageSync(key)
  return stored === '' ? undefined : stored
}

/** In the phone when it returns. */
export function writeDraft(form: string, draft: object) {
  typing.delete(keyOf(form))
  Taro.setStorageSync(keyOf(form), draft)
}

/** What is being typed: in the phone a moment later, or when the app goes out of sight. */
export function writeDraftSoon(form: string, draft: object) {
  typing.set(keyOf(form), draft)
  timer ??= setTimeout(keepTyped, PAUSE)
}

export function dropDraft(form: string) {
  typing.delete(keyOf(form))
  Taro.removeStorageSync(keyOf(form))
}

/** What is being typed is in the phone when it returns. */
export function keepTyped() {
  clearTimeout(timer)
  timer = undefined
  for (const [key, draft] of typing) Taro.setStorageSync(key, draft)
  typing.clear()
}

/** Nobody knows whether an app that is out of sight will be seen again. */
export function keepDraftsWhenHidden() {
  if (process.env.TARO_ENV === 'weapp') Taro.onAppHide(keepTyped)
  // A phone's browser may end a page that is out of sight without another word.
  else for (const moment of ['visibilitychange', 'pagehide']) window.addEventListener(moment, keepTyped)
}
