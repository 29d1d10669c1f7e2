import { Button } from '@tarojs/components'
import { messageFor } from '@/services/cloud/message-for'
import * as phone from '@/services/phone'
import { useTexts } from '@/texts/user'
import { say } from '@/ui/say'
import './wechat-number.scss'

interface Given {
  /** Without a code the person has said no, or this mini program may not ask: then they type. */
  detail: { code?: string }
}

async function take({ detail: { code } }: Given, onTake: (tel: string) => void) {
  if (!code) return
  try {
    const { tel } = await phone.number(code)
    onTake(tel)
  } catch (error) {
    say(messageFor(error))
  }
}

/** WeChat's button for the telephone number, beside typing it; a browser has none. */
export function WechatNumber({ onTake }: { onTake: (tel: string) => void }) {
  const t = useTexts()
  if (process.env.TARO_ENV !== 'weapp') return null
  return (
    <Button
      className="wechat-number"
      openType="getPhoneNumber"
      onGetPhoneNumber={(given: Given) => void take(given, onTake)}
    >
      {t.signup.wechatNumber}
    </Button>
  )
}
