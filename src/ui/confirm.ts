import Taro from '@tarojs/taro'

interface Question {
  title: string
  content: string
  /** The word for yes: WeChat shows four characters. */
  confirmText: string
}

/** Asks before something that cannot be undone. */
export async function confirm(question: Question): Promise<boolean> {
  const { confirm: yes } = await Taro.showModal({ cancelText: '取消', confirmColor: '#b3261e', ...question })
  return yes
}
