import { inEachLanguage } from '../language'
import { en as sharedEn } from '../shared/en'
import { zh as sharedZh } from '../shared/zh'
import { en } from './en'
import { zh } from './zh'

export const { useTexts, texts } = inEachLanguage({ zh: { ...sharedZh, ...zh }, en: { ...sharedEn, ...en } })
