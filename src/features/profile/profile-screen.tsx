import { type ReactNode, useEffect } from 'react'
import { loadMe, useMe } from '@/stores/me'
import { useTexts } from '@/texts/user'
import { Failure } from '@/ui/failure'
import { Page } from '@/ui/page'
import { OwnRecord } from './own-record'
import { ProfileBones } from './profile-bones'
import { ShutOut } from './shut-out'

interface Props {
  /** What a person sees who has no record yet. */
  whenUnregistered: ReactNode
  /** The face above the name. */
  avatar: (name: string) => ReactNode
  onEdit: () => void
  /** What else there is, beneath. */
  more: ReactNode
  /** The same for a person who is shut out, and may only see what is kept of them. */
  moreWhenShutOut: ReactNode
}

/** One's own record. */
export function ProfileScreen({ whenUnregistered, avatar, onEdit, more, moreWhenShutOut }: Props) {
  const me = useMe()
  const t = useTexts()
  useEffect(() => void loadMe(), [])
  return (
    <Page
      title={t.home.title}
      past={me.status === 'registered' ? me.past : undefined}
      onAgain={() => void loadMe()}
    >
      {me.status === 'loading' && <ProfileBones />}
      {me.status === 'failed' && <Failure message={me.message} onRetry={() => void loadMe()} />}
      {me.status === 'unregistered' && whenUnregistered}
      {me.status === 'registered' && me.user.state === 'active' && (
        <OwnRecord user={me.user} occasion={me.occasion} avatar={avatar(me.user.name)} onEdit={onEdit} />
      )}
      {me.status === 'registered' && me.user.state !== 'active' && (
        <>
          <ShutOut name={me.user.name} />
          {moreWhenShutOut}
        </>
      )}
      {(me.status === 'unregistered' || (me.status === 'registered' && me.user.state === 'active')) && more}
    </Page>
  )
}
