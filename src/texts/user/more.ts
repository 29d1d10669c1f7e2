import { inEachLanguage } from '../language'
import { en as sharedEn } from '../shared/en'
import { zh as sharedZh } from '../shared/zh'
import { en as firstEn } from './en'
import { en } from './more-en'
import { zh } from './more-zh'
import { zh as firstZh } from './zh'

/** For the pages of the subpackage: what they say beside what all pages do. */
export const { useTexts, texts } = inEachLanguage({
  zh: { ...sharedZh, ...firstZh, ...zh },
  en: { ...sharedEn, ...firstEn, ...en },
})
