import { type ReactNode, useEffect } from 'react'
import { loadMe, needMe, useMe } from '@/stores/me'
import { useTexts } from '@/texts/user'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Page } from '@/ui/page'
import { PrimaryButton } from '@/ui/primary-button'
import { OwnRecord } from './own-record'
import { ProfileBones } from './profile-bones'
import { ShutOut } from './shut-out'

interface Props {
  /** The face above the name. */
  avatar: (name: string) => ReactNode
  /** That something could not be sent yet. */
  waiting: ReactNode
  onRegister: () => void
  onEdit: () => void
  /** The way to one's own messages and pictures, for who is not shut out. */
  own: ReactNode
  /** What else there is beneath, for everybody. */
  more: ReactNode
}

/** One's own record. */
export function ProfileScreen({ avatar, waiting, onRegister, onEdit, own, more }: Props) {
  const me = useMe()
  const t = useTexts()
  useEffect(needMe, [])
  const shutOut = me.status === 'registered' && me.user.state !== 'active'
  return (
    <Page
      title={t.me.title}
      past={me.status === 'registered' ? me.past : undefined}
      onAgain={() => void loadMe()}
    >
      {me.status === 'loading' && <ProfileBones />}
      {me.status === 'failed' && <Failure message={me.message} onRetry={() => void loadMe()} />}
      {me.status === 'unregistered' && (
        <Empty drawing="badge" title={t.me.unregistered} text={t.me.unregisteredText}>
          <PrimaryButton onPress={onRegister}>{t.edit.register}</PrimaryButton>
        </Empty>
      )}
      {me.status === 'registered' && !shutOut && (
        <OwnRecord user={me.user} occasion={me.occasion} avatar={avatar(me.user.name)} onEdit={onEdit} />
      )}
      {me.status === 'registered' && shutOut && <ShutOut name={me.user.name} />}
      {waiting}
      {(me.status === 'unregistered' || (me.status === 'registered' && !shutOut)) && own}
      {more}
    </Page>
  )
}
