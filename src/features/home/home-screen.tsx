import { useDidShow } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { loadMe, needMe, useMe } from '@/stores/me'
import { useTexts } from '@/texts/user'
import { Failure } from '@/ui/failure'
import { Page } from '@/ui/page'
import { HomeBones } from './home-bones'
import { News } from './news'
import { OwnState } from './own-state'
import { loadHome } from './store'

interface Props {
  /** Where a person registers. */
  whenUnregistered: ReactNode
  /** What a person sees to whom every call would be refused. */
  whenShutOut: (name: string) => ReactNode
  /** The question whether they agree to a newer privacy guide. */
  consent: ReactNode
  /** What has been written to them, and is unread. */
  notices: ReactNode
  banners: ReactNode
  /** That something could not be sent yet. */
  waiting: ReactNode
  onRecord: () => void
  onOwnPictures: () => void
  onWall: () => void
}

/** The first page: oneself in short, what the administrators show, what is new. */
export function HomeScreen(props: Props) {
  const me = useMe()
  const t = useTexts()
  useEffect(needMe, [])
  const welcome = me.status === 'unregistered' || (me.status === 'registered' && me.user.state === 'active')
  return (
    <Page
      title={t.home.title}
      past={me.status === 'registered' ? me.past : undefined}
      onAgain={() => void loadMe()}
    >
      {me.status === 'loading' && <HomeBones />}
      {me.status === 'failed' && <Failure message={me.message} onRetry={() => void loadMe()} />}
      {me.status === 'unregistered' && props.whenUnregistered}
      {me.status === 'registered' && me.user.state === 'active' && (
        <OwnState
          user={me.user}
          occasion={me.occasion}
          onRecord={props.onRecord}
          onOwnPictures={props.onOwnPictures}
        />
      )}
      {me.status === 'registered' && me.user.state !== 'active' && props.whenShutOut(me.user.name)}
      {me.status !== 'unregistered' && props.waiting}
      {me.status === 'registered' && me.user.state === 'active' && props.notices}
      {welcome && <Rest {...props} />}
    </Page>
  )
}

/** What is loaded for who may see it. */
function Rest({ consent, banners, onWall }: Props) {
  useEffect(() => void loadHome(), [])
  // Meanwhile a picture may have been uploaded or decided on.
  useDidShow(() => void loadHome())
  return (
    <>
      {consent}
      {banners}
      <News onAll={onWall} />
    </>
  )
}
