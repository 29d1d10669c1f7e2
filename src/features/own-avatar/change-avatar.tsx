import { Button } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { whyRefused } from '@/lib/why-refused'
import { choose, complain, take } from '@/stores/uploads'
import { texts, useTexts } from '@/texts/user'
import { Press } from '@/ui/press'
import { spoken } from '@/ui/spoken'

interface Chosen {
  /** Without an address, why there is none. */
  detail: { avatarUrl?: string; errMsg?: string; errno?: number }
}

function chosen({ detail }: Chosen) {
  if (detail.avatarUrl) return void take('avatar', detail.avatarUrl)
  const sentence = whyRefused(detail, texts().avatar.notOpened)
  if (sentence !== undefined) complain('avatar', sentence)
}

/**
 * What is tapped for another face. WeChat has a button of its own for it, which also offers the person's WeChat
 * avatar and asks for consent: https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/userProfile.html
 */
export function ChangeAvatar({ children }: PropsWithChildren) {
  const t = useTexts()
  if (process.env.TARO_ENV === 'weapp') {
    return (
      <Button
        className="avatar-button"
        openType="chooseAvatar"
        {...spoken({ label: t.avatar.change })}
        onChooseAvatar={chosen}
        onError={chosen}
      >
        {children}
      </Button>
    )
  }
  return (
    <Press
      className="avatar-button"
      label={t.avatar.change}
      onPress={() => void choose('avatar', 'album', 1)}
    >
      {children}
    </Press>
  )
}
