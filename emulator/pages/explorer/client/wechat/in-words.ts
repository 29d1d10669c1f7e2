import type { Message, Payment, State } from '../control'
import { say } from '../language'

/** Such as `Ann, user`; an openid that is nobody's is shown as it is. */
export function personInWords({ miniPrograms }: State, { appid, openid }: Pick<Message, 'appid' | 'openid'>) {
  const program = miniPrograms.find((each) => each.appid === appid)
  const person = program?.people.find((each) => each.openid === openid)
  return say(
    `${person?.name ?? openid}, ${program?.name ?? appid}`,
    `${person?.name ?? openid}（${program?.name ?? appid}）`,
  )
}

/** @param fee in 分 */
export const yuan = (fee: number): string => `¥${(fee / 100).toFixed(2)}`

const states: Record<Payment['state'], string> = {
  NOTPAY: say('not paid yet', '未支付'),
  PAYERROR: say('failed', '支付失败'),
  SUCCESS: say('paid', '已支付'),
  REFUND: say('paid, given back', '已支付，已退款'),
  CLOSED: say('closed', '已关闭'),
}

export function stateInWords({ state, asked, refunded }: Payment): string {
  if (asked) return say('a phone waits', '手机正在等待支付')
  return refunded > 0 ? `${states[state]} ${yuan(refunded)}` : states[state]
}

const kinds: Record<string, string> = {
  text: say('text', '文本'),
  image: say('picture', '图片'),
  link: say('link', '图文链接'),
  miniprogrampage: say('mini program page', '小程序卡片'),
}

/** What a message is, and what it says. */
export function messageInWords(message: Message): { kind: string; says: string } {
  if (!('msgtype' in message)) {
    const says = Object.entries(message.data).map(([keyword, value]) => `${keyword} ${value}`)
    return { kind: say('subscribe message', '订阅消息'), says: [message.templateId, ...says].join(' · ') }
  }
  const kind = kinds[message.msgtype] ?? message.msgtype
  const says = Object.values(message.body).filter((value) => typeof value === 'string')
  return { kind: say(`customer service, ${kind}`, `客服消息，${kind}`), says: says.join(' · ') }
}
