import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { useMe } from '@/stores/me'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { Failure } from '@/ui/failure'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PrimaryButton } from '@/ui/primary-button'
import { RecordForm } from '@/ui/record-form'
import { Changed } from './changed'
import { choose, openOwnEdit, save, type, useOwnEdit } from './store'
import './own-edit.scss'

const open = () => void openOwnEdit()

interface Props {
  /** Back to where the record is shown. */
  onLeave: () => void
}

/** Where a person corrects their own record. */
export function OwnEditScreen({ onLeave }: Props) {
  const edit = useOwnEdit()
  const me = useMe()
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    open()
    return () => void (here.current = false)
  }, [])
  const submit = async () => {
    // Whoever has left meanwhile would otherwise be taken one page further back.
    if ((await save()) && here.current) onLeave()
  }
  if (edit.status === 'closed' && me.status === 'failed')
    return (
      <Page>
        <Failure message={me.message} onRetry={open} />
      </Page>
    )
  return (
    <Page>
      <Card className="own-edit">
        {edit.status === 'closed' &&
          (me.status === 'unregistered' ? <NotRegistered onLeave={onLeave} /> : <Bone shape="box" />)}
        {edit.status === 'changed' && <Changed typed={edit.draft} now={edit.now} onChoose={choose} />}
        {(edit.status === 'editing' || edit.status === 'sending' || edit.status === 'refused') && (
          <RecordForm
            draft={edit.draft}
            refused={edit.status === 'refused' ? edit : undefined}
            busy={edit.status === 'sending'}
            send="保存"
            sending="正在保存"
            onType={type}
            onSend={() => void submit()}
          />
        )}
      </Card>
    </Page>
  )
}

const NotRegistered = ({ onLeave }: Props) => (
  <>
    <View className="own-edit-sentence">
      <Notice tone="bad">你还没有登记，请先登记。</Notice>
    </View>
    <PrimaryButton onPress={onLeave}>去登记</PrimaryButton>
  </>
)
