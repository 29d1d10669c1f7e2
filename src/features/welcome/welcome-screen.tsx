import { useTexts } from '@/texts/user'
import { Empty } from '@/ui/empty'
import { Page } from '@/ui/page'

/** For who looks in from somebody's moments, where WeChat lets an app know and ask nothing. */
export function WelcomeScreen() {
  const t = useTexts()
  return (
    <Page title={t.home.title}>
      <Empty drawing="badge" title={t.signup.greeting} text={t.share.goOn} />
    </Page>
  )
}
