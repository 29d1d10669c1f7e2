import { useDidShow, useRouter } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { useMay } from '@/stores/role'
import { useTexts } from '@/texts/admin'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Page } from '@/ui/page'
import { DetailBones } from './detail-bones'
import { PersonCard } from './person-card'
import { StateActions } from './state-actions'
import { loadUser, useUserDetail } from './store'

interface Props {
  /** What else there is of this person, beneath. */
  more?: (id: string) => ReactNode
  /** What a person sees who is no administrator; `again` shows the record once that has changed. */
  whenRefused: (again: () => void) => ReactNode
}

/** One registered person, by the `id` in the page's address: it can be opened from anywhere. */
export function UserDetailScreen({ more, whenRefused }: Props) {
  const detail = useUserDetail()
  const t = useTexts()
  const mayEdit = useMay('editor')
  const id = useRouter().params.id ?? ''
  const reload = () => void loadUser(id)
  // Also when one comes back from the form, where the record may have been corrected.
  useDidShow(reload)
  return (
    <Page title={t.detail.title}>
      {detail.status === 'loading' && <DetailBones />}
      {detail.status === 'failed' && <Failure message={detail.message} onRetry={reload} />}
      {detail.status === 'missing' && <Empty title={t.detail.missing} text={t.detail.missingText} />}
      {detail.status === 'refused' && whenRefused(reload)}
      {detail.status === 'found' && (
        <>
          <PersonCard found={detail} />
          {more?.(detail.user._id)}
          {mayEdit && <StateActions found={detail} />}
        </>
      )}
    </Page>
  )
}
