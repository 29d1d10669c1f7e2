import { Text, View } from '@tarojs/components'
import { useTexts } from '@/texts/user'
import { Press } from '@/ui/press'
import './signup.scss'

interface Props {
  agreed: boolean
  disabled: boolean
  onAgree: () => void
  onRead: () => void
}

/** Nobody agrees without having tapped: WeChat lets no box be ticked beforehand. */
export function Agreement({ agreed, disabled, onAgree, onRead }: Props) {
  const t = useTexts()
  return (
    <View className="agreement">
      <Press
        className={agreed ? 'agreement-tick agreement-ticked' : 'agreement-tick'}
        role="checkbox"
        checked={agreed}
        disabled={disabled}
        onPress={onAgree}
      >
        <View className="agreement-box" />
        <Text>{t.signup.agree}</Text>
      </Press>
      <Press className="agreement-guide" role="link" onPress={onRead}>
        {t.signup.guide}
      </Press>
    </View>
  )
}
