import Taro from '@tarojs/taro'
import { texts } from '@/texts/shared'

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
    confirmColor: '#b3261e',
    ...question,
  })
  return yes
}
