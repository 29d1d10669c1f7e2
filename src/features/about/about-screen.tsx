import { release } from '@contract'
import { Button, Text, View } from '@tarojs/components'
import { useTexts } from '@/texts/user/more'
import { Card } from '@/ui/card'
import { Page } from '@/ui/page'
import { Press } from '@/ui/press'
import './about.scss'

/** What this is, which version, and whom to ask. */
export function AboutScreen({ onRead }: { onRead: () => void }) {
  const t = useTexts()
  return (
    <Page title={t.about.title}>
      <View className="about-head">
        <View className="about-drawing" />
        <Text className="about-name">{t.home.title}</Text>
        <Text className="about-version">{t.about.version(release)}</Text>
      </View>
      <Card className="about-card">
        <Text className="about-text">{t.about.what}</Text>
        {process.env.TARO_ENV === 'weapp' ? (
          <WechatContact />
        ) : (
          <Text className="about-text">{t.about.ask}</Text>
        )}
        <Press className="about-line" role="link" onPress={onRead}>
          {t.privacy.title}
        </Press>
      </Card>
    </Page>
  )
}

/** WeChat carries the words to whoever answers for this mini program: https://developers.weixin.qq.com/miniprogram/dev/component/button.html */
function WechatContact() {
  const t = useTexts()
  return (
    <>
      <Button className="about-line" openType="contact">
        {t.about.contact}
      </Button>
      <Button className="about-line" openType="feedback">
        {t.about.feedback}
      </Button>
    </>
  )
}
