// Node 20, where some of this is tested, has no navigator.
const chinese = typeof navigator !== 'undefined' && navigator.language.toLowerCase().startsWith('zh')

export const language = chinese ? 'zh-CN' : 'en'

/** What the page says, in the browser's language. */
export const say = (en: string, zh: string): string => (chinese ? zh : en)
