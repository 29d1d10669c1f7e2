import { inEachLanguage } from '../language'
import { en } from './en'
import { zh } from './zh'

export const { useTexts, texts } = inEachLanguage({ zh, en })
