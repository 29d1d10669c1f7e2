import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { useMe } from '@/stores/me'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { Failure } from '@/ui/failure'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PrimaryButton } from '@/ui/primary-button'
import { RecordFields } from '@/ui/record-fields'
import { Changed } from './changed'
import { choose, openOwnEdit, save, type, useOwnEdit } from './store'
import './own-edit.scss'

const open = () => void openOwnEdit()

async function saveAndLeave() {
  if (await save()) await Taro.navigateBack()
}

/** Where a person corrects their own record. */
export function OwnEditScreen() {
  const edit = useOwnEdit()
  const me = useMe()
  useEffect(open, [])
  const busy = edit.status === 'sending'
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
          (me.status === 'unregistered' ? (
            <Notice tone="bad">你还没有登记，请先登记。</Notice>
          ) : (
            <Bone shape="box" />
          ))}
        {edit.status === 'changed' && <Changed typed={edit.draft} now={edit.now} onChoose={choose} />}
        {(edit.status === 'editing' || edit.status === 'sending' || edit.status === 'refused') && (
          <>
            <RecordFields
              draft={edit.draft}
              errors={edit.status === 'refused' ? edit.errors : {}}
              disabled={busy}
              onType={type}
            />
            {edit.status === 'refused' && edit.message && (
              <View className="own-edit-notice">
                <Notice tone="bad">{edit.message}</Notice>
              </View>
            )}
            <PrimaryButton busy={busy} onPress={() => void saveAndLeave()}>
              {busy ? '正在保存' : '保存'}
            </PrimaryButton>
          </>
        )}
      </Card>
    </Page>
  )
}
