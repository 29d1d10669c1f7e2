import Taro from '@tarojs/taro'

let owner = ''

/** In the H5 preview several people share one browser; their drafts must not mix. */
export function keepDraftsFor(person: string) {
  owner = person
}

const keyOf = (form: string) => `draft:${owner}:${form}`

/** What was typed into a form and not sent yet, or undefined. The caller checks its shape. */
export function readDraft(form: string): unknown {
  const stored: unknown = Taro.getStorageSync(keyOf(form))
  return stored === '' ? undefined : stored
}

export function writeDraft(form: string, typed: object) {
  Taro.setStorageSync(keyOf(form), typed)
}

export function dropDraft(form: string) {
  Taro.removeStorageSync(keyOf(form))
}
