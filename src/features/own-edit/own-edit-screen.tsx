import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef } from 'react'
import { draftOf } from '@/lib/record-draft'
import { useMe } from '@/stores/me'
import { differences } from '@/stores/record-check'
import { useWrite } from '@/stores/writes'
import { useTexts } from '@/texts/user'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PrimaryButton } from '@/ui/primary-button'
import { RecordConflict } from '@/ui/record-conflict'
import { RecordForm } from '@/ui/record-form'
import { choose, openOwnEdit, save, type, useOwnEdit } from './store'
import './own-edit.scss'

const open = () => void openOwnEdit()

interface Props {
  /** WeChat's way to the telephone number. */
  number: (take: (tel: string) => void) => ReactNode
  /** Back to where the record is shown. */
  onLeave: () => void
  onRegister: () => void
  /** Shows what could not be sent yet. */
  onWaiting: () => void
}

/** Where a person corrects their own record. */
export function OwnEditScreen({ number, onLeave, onRegister, onWaiting }: Props) {
  const edit = useOwnEdit()
  const me = useMe()
  const t = useTexts()
  const waits = useWrite('users_update')?.status === 'waiting'
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => void (here.current = false)
  }, [])
  // Also when what was sent is done, refused or taken back.
  useEffect(open, [waits])
  const submit = async () => {
    // Whoever has left meanwhile would otherwise be taken one page further back.
    if ((await save()) && here.current) onLeave()
  }
  if (waits) return <Waits onWaiting={onWaiting} />
  if (edit.status === 'closed' && me.status === 'failed')
    return (
      <Page title={t.form.edit}>
        <Failure message={me.message} onRetry={open} />
      </Page>
    )
  return (
    <Page title={t.form.edit}>
      <Card className="own-edit">
        {edit.status === 'closed' &&
          (me.status === 'unregistered' ? <NotRegistered onRegister={onRegister} /> : <Bone shape="box" />)}
        {edit.status === 'changed' && (
          <RecordConflict
            typed={edit.draft}
            now={draftOf(edit.now)}
            fields={differences(edit.draft, draftOf(edit.now))}
            onChoose={choose}
          />
        )}
        {(edit.status === 'editing' || edit.status === 'sending' || edit.status === 'refused') && (
          <RecordForm
            draft={edit.draft}
            refused={edit.status === 'refused' ? edit : undefined}
            busy={edit.status === 'sending'}
            send={t.form.save}
            sending={t.form.saving}
            onType={type}
            onSend={() => void submit()}
          >
            {number((tel) => type('tel', tel))}
          </RecordForm>
        )}
      </Card>
    </Page>
  )
}

/** Until it is sent there is nothing to correct. */
function Waits({ onWaiting }: Pick<Props, 'onWaiting'>) {
  const t = useTexts()
  return (
    <Page title={t.form.edit}>
      <Empty title={t.outbox.editWaits} text={t.outbox.waitsText}>
        <PrimaryButton onPress={onWaiting}>{t.outbox.look}</PrimaryButton>
      </Empty>
    </Page>
  )
}

function NotRegistered({ onRegister }: Pick<Props, 'onRegister'>) {
  const t = useTexts()
  return (
    <>
      <View className="own-edit-sentence">
        <Notice tone="bad">{t.edit.notRegistered}</Notice>
      </View>
      <PrimaryButton onPress={onRegister}>{t.edit.register}</PrimaryButton>
    </>
  )
}
