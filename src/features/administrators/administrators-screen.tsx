import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { type ReactNode, useEffect } from 'react'
import { useMay, useSelf } from '@/stores/role'
import { useTexts } from '@/texts/admin'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { Failure } from '@/ui/failure'
import { Heading } from '@/ui/heading'
import { Page } from '@/ui/page'
import { AdministratorRows } from './administrator-rows'
import { InviteCard } from './invite-card'
import { InviteRows } from './invite-rows'
import { load, refresh, useAdministrators } from './store'
import './administrators.scss'

interface Props {
  /** What a person sees who is no administrator; `again` shows the list once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

const reload = () => void load()

/** Who is an administrator, and for owners how that is changed. */
export function AdministratorsScreen({ whenRefused }: Props) {
  const list = useAdministrators()
  const self = useSelf()
  const mayDecide = useMay('owner')
  const t = useTexts()
  useEffect(reload, [])
  usePullDownRefresh(() => void refresh().finally(() => Taro.stopPullDownRefresh()))
  if (list.status === 'refused') return <Page title={t.admins.title}>{whenRefused(reload)}</Page>
  const own = self.status === 'known' ? self.administrator : null
  return (
    <Page title={t.admins.title}>
      <Heading
        title={t.admins.title}
        note={own ? t.admins.own(t.admins.roles[own.role], t.admins.may[own.role]) : undefined}
        refreshing={list.status === 'ready' && list.refreshing}
        onRefresh={() => void refresh()}
        complaint={undefined}
      />
      {list.status === 'loading' && (
        <Card>
          <Bone shape="line" />
          <Bone shape="short" />
          <Bone shape="line" />
        </Card>
      )}
      {list.status === 'failed' && <Failure message={list.message} onRetry={reload} />}
      {list.status === 'ready' && (
        <>
          <AdministratorRows list={list} own={own?._id} mayDecide={mayDecide} />
          {mayDecide && <InviteCard onMade={() => void refresh()} />}
          <InviteRows list={list} mayDecide={mayDecide} />
        </>
      )}
    </Page>
  )
}
