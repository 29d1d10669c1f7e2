import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { texts, useTexts } from '@/texts/user/more'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { confirm } from '@/ui/confirm'
import { Failure } from '@/ui/failure'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { Press } from '@/ui/press'
import { PrimaryButton } from '@/ui/primary-button'
import { say, sayWhy } from '@/ui/say'
import { asText } from './as-text'
import { type Kept, leave, loadOwnData, useOwnData } from './store'
import './own-data.scss'

const load = () => void loadOwnData()

interface Props {
  /** Where there is nothing of them any more. */
  onLeft: () => void
}

/** What is kept about the person in front of the phone; and how to end that. */
export function OwnDataScreen({ onLeft }: Props) {
  const data = useOwnData()
  const t = useTexts()
  useEffect(load, [])
  return (
    <Page title={t.data.title}>
      {data.status === 'failed' && <Failure message={data.message} onRetry={load} />}
      {data.status === 'loading' && (
        <Card className="own-data">
          <Bone shape="title" />
          <Bone shape="box" />
        </Card>
      )}
      {(data.status === 'ready' || data.status === 'leaving') && (
        <Whole
          kept={data.kept}
          leaving={data.status === 'leaving'}
          complaint={data.status === 'ready' ? data.complaint : undefined}
          onLeft={onLeft}
        />
      )}
    </Page>
  )
}

interface WholeProps extends Props {
  kept: Kept
  leaving: boolean
  /** Why leaving did not work. */
  complaint: string | undefined
}

function Whole({ kept, leaving, complaint, onLeft }: WholeProps) {
  const t = useTexts()
  const text = asText(kept, t)
  // Leaving and registering again would be a way round: the cloud refuses it.
  const shutOut = kept.record !== null && kept.record.state !== 'active'
  return (
    <>
      <Card className="own-data">
        <Text className="own-data-note">{t.data.note}</Text>
        <Text className="own-data-text" userSelect>
          {text}
        </Text>
        <PrimaryButton onPress={() => void copy(text)}>{t.data.copy}</PrimaryButton>
      </Card>
      {complaint && (
        <View className="own-data-complaint">
          <Notice tone="bad">{complaint}</Notice>
        </View>
      )}
      {shutOut ? (
        <View className="own-data-warning">{t.data.shutOutText}</View>
      ) : (
        <>
          <Press className="own-data-leave" disabled={leaving} onPress={() => void askToLeave(onLeft)}>
            {leaving ? t.data.leaving : t.data.leave}
          </Press>
          <View className="own-data-warning">{t.data.leaveText}</View>
        </>
      )}
    </>
  )
}

const copy = (text: string) =>
  Taro.setClipboardData({ data: text }).then(() => say(texts().data.copied), sayWhy(texts().data.notCopied))

async function askToLeave(onLeft: () => void) {
  const { data } = texts()
  const question = { title: data.leaveTitle, content: data.leaveText, confirmText: data.leaveYes }
  if (!(await confirm(question)) || !(await leave())) return
  say(data.left)
  onLeft()
}
