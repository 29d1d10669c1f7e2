import { language, speak } from '@/texts/language'
import { useTexts } from '@/texts/shared'
import { Press } from './press'
import './language-switch.scss'

/** The way to the other language, named in that language. */
export function LanguageSwitch() {
  const t = useTexts()
  return (
    <Press className="language-switch" onPress={() => speak(language() === 'zh' ? 'en' : 'zh')}>
      {t.language.other}
    </Press>
  )
}
