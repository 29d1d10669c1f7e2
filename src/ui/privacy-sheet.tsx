import { Button, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { AGREE_BUTTON, answerPrivacy, usePrivacy } from '@/lib/privacy'
import { useTexts } from '@/texts/shared'
import { Press } from './press'
import { sayWhy } from './say'
import { spoken } from './spoken'
import './privacy-sheet.scss'

/** WeChat's question whether the person agrees to the privacy guide, in front of the page on which it comes up. */
export function PrivacySheet() {
  const { asked } = usePrivacy()
  const t = useTexts()
  if (!asked) return null
  const read = () => {
    Taro.openPrivacyContract({ fail: sayWhy(t.page.notOpened) })
  }
  return (
    <View className="privacy-sheet" catchMove>
      <View className="privacy-paper" {...spoken({ role: 'alert' })}>
        <Text className="privacy-title">{t.wechat.privacyTitle}</Text>
        <Text className="privacy-text">{t.wechat.privacyText}</Text>
        <Press className="privacy-read" role="link" onPress={read}>
          {t.wechat.privacyRead}
        </Press>
        <Button
          id={AGREE_BUTTON}
          className="privacy-agree"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={() => answerPrivacy(true)}
        >
          {t.wechat.privacyAgree}
        </Button>
        <Press className="privacy-refuse" onPress={() => answerPrivacy(false)}>
          {t.wechat.privacyRefuse}
        </Press>
      </View>
    </View>
  )
}
