import Taro from '@tarojs/taro'
import { create } from 'zustand'

export type Language = 'zh' | 'en'

const KEY = 'language'

/** WeChat's own, or the browser's. */
const phonesLanguage = (): Language => (Taro.getAppBaseInfo().language.startsWith('zh') ? 'zh' : 'en')

function firstLanguage(): Language {
  const chosen: unknown = Taro.getStorageSync(KEY)
  return chosen === 'zh' || chosen === 'en' ? chosen : phonesLanguage()
}

/** The language that the app speaks: WeChat's, unless the person has chosen the other one. */
export const useLanguage = create<{ language: Language }>()(() => ({ language: firstLanguage() }))

/** For `lang` of the contract's sentences. */
export const language = () => useLanguage.getState().language

/** Speaks another language from now on, after a restart, too. Whoever chooses WeChat's own follows WeChat again. */
export function speak(chosen: Language) {
  if (chosen === phonesLanguage()) Taro.removeStorageSync(KEY)
  else Taro.setStorageSync(KEY, chosen)
  useLanguage.setState({ language: chosen })
}

/**
 * The texts of one app or of what both share, in each language.
 * @returns `useTexts` for components, which are drawn again when the language changes; `texts` for what is said once.
 */
export const inEachLanguage = <Texts>(languages: Record<Language, Texts>) => ({
  useTexts: () => languages[useLanguage((state) => state.language)],
  texts: () => languages[language()],
})

/** A browser reads aloud, breaks words and picks letters by it. */
function tellBrowser() {
  document.documentElement.lang = language() === 'zh' ? 'zh-CN' : 'en'
}

if (process.env.TARO_ENV === 'h5') {
  tellBrowser()
  useLanguage.subscribe(tellBrowser)
}
