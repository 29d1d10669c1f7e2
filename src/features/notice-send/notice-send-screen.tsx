import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { LONGEST_TEXT, LONGEST_TITLE } from '../../../contract/notice-text'
import { texts, useTexts } from '@/texts/admin'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { confirm } from '@/ui/confirm'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { PrimaryButton } from '@/ui/primary-button'
import { say } from '@/ui/say'
import { TextArea } from '@/ui/text-area'
import { TextInput } from '@/ui/text-input'
import { find, useRecipients } from './recipients'
import { checked, openForm, send, type, useForm } from './store'
import './notice-send.scss'

interface Props {
  /** It has been sent to one person (`_id`), or to everybody. */
  onSent: (whom?: string) => void
  /** A job delivers it. */
  onJob: (id: string) => void
}

/** Where a message is written: to the person of `id` in the page's address, to everybody, or to those who were chosen. */
export function NoticeSendScreen({ onSent, onJob }: Props) {
  const { id, to } = useRouter().params
  const found = useRecipients()
  const t = useTexts()
  const begin = () => void find({ ...(id !== undefined && { id }), ...(to !== undefined && { to }) })
  useEffect(openForm, [])
  useEffect(begin, [id, to])
  const submit = async (inWords: string) => {
    const job = await sendIfSure(inWords)
    if (job === undefined) return
    say(t.notices.done)
    if (job === null) onSent(id)
    else onJob(job)
  }
  return (
    <Page title={t.notices.send}>
      {found.status === 'loading' && (
        <Card className="notice-send">
          <Bone shape="title" />
          <Bone shape="box" />
        </Card>
      )}
      {found.status === 'failed' && <Failure message={found.message} onRetry={begin} />}
      {found.status === 'missing' &&
        (id === undefined ? (
          <Empty title={t.notices.nobody} text={t.notices.nobodyText} />
        ) : (
          <Empty title={t.detail.missing} text={t.detail.missingText} />
        ))}
      {found.status === 'known' && <Form inWords={found.inWords} onSend={() => void submit(found.inWords)} />}
    </Page>
  )
}

function Form({ inWords, onSend }: { inWords: string; onSend: () => void }) {
  const form = useForm()
  const t = useTexts()
  const busy = form.status === 'sending'
  const { errors, message } = form.status === 'refused' ? form : { errors: {}, message: undefined }
  return (
    <Card className="notice-send">
      <Text className="notice-send-label">{t.notices.to}</Text>
      <Text className="notice-send-whom">{inWords}</Text>
      <Field label={t.notices.title} error={errors.title}>
        <TextInput
          label={t.notices.title}
          value={form.title}
          onType={(title) => type({ title })}
          placeholder={t.notices.titleHint}
          maxLength={LONGEST_TITLE}
          disabled={busy}
        />
      </Field>
      <Field label={t.notices.text} error={errors.text}>
        <TextArea
          label={t.notices.text}
          value={form.text}
          onType={(text) => type({ text })}
          placeholder={t.notices.textHint}
          maxLength={LONGEST_TEXT}
          disabled={busy}
        />
      </Field>
      {message && <Notice tone="bad">{message}</Notice>}
      <PrimaryButton busy={busy} onPress={onSend}>
        {busy ? t.notices.sending : t.notices.yes}
      </PrimaryButton>
    </Card>
  )
}

/** Asks whether they are really meant: what has been sent cannot be taken back. */
async function sendIfSure(inWords: string) {
  const words = checked()
  if (!words) return undefined
  const t = texts()
  const sure = await confirm({
    title: t.notices.sure(inWords),
    content: words.title,
    confirmText: t.notices.yes,
  })
  return sure ? send(words) : undefined
}
