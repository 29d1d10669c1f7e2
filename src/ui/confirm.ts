import Taro from '@tarojs/taro'
import { texts } from '@/texts/shared'
import { badColour } from './bad-colour'

interface Question {
  title: string
  content: string
  /** The word for yes: WeChat shows four characters. */
  confirmText: string
}

/** Asks before something that cannot be undone. */
export async function confirm(question: Question): Promise<boolean> {
  const t = texts()
  const { confirm: yes } = await Taro.showModal({
    cancelText: t.confirm.cancel,
    confirmColor: badColour(),
    ...question,
  })
  return yes
}
