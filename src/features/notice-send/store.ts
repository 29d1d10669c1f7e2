import * as v from 'valibot'
import { create } from 'zustand'
import { noticeText } from '../../../contract/notice-text'
import { dropDraft, readDraft, writeDraftSoon } from '@/lib/drafts'
import { requestId } from '@/lib/request-id'
import { CloudError } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import * as jobs from '@/services/jobs'
import * as notices from '@/services/notices'
import { useChosenPeople } from '@/stores/chosen-people'
import { language } from '@/texts/language'
import { type Recipients, useRecipients } from './recipients'

interface Words {
  title: string
  text: string
}

type Form = Words &
  (
    | { status: 'editing' }
    | { status: 'sending' }
    /** `errors` stand beside the fields, `message` above the button. */
    | { status: 'refused'; errors: Partial<Words>; message?: string }
  )

const blank = { title: '', text: '' }

/** The form by which a message is written. */
export const useForm = create<Form>()(() => ({ ...blank, status: 'editing' }))

const become = (form: Form) => useForm.setState(form, true)

/** Under which name what is typed is kept. Whom it is for may change; what was written stays. */
const DRAFT = 'notice'
const stored = v.object({ title: v.string(), text: v.string() })

/** What was written the last time and not sent is there again. */
export function openForm() {
  if (useForm.getState().status === 'sending') return
  const { success, output } = v.safeParse(stored, readDraft(DRAFT))
  become({ ...(success ? output : blank), status: 'editing' })
}

export function type(changes: Partial<Words>) {
  const form = useForm.getState()
  if (form.status === 'sending') return
  const words = { title: form.title, text: form.text, ...changes }
  if (words.title === form.title && words.text === form.text) return
  writeDraftSoon(DRAFT, words)
  const [corrected] = Object.keys(changes)
  if (form.status === 'editing') become({ ...words, status: 'editing' })
  else become({ ...words, status: 'refused', errors: { ...form.errors, [corrected ?? '']: undefined } })
}

/** What would be sent. Undefined, and said beside the fields, where it would not be taken. */
export function checked(): Words | undefined {
  const { title, text } = useForm.getState()
  const { success, output, issues } = v.safeParse(v.object(noticeText), { title, text }, { lang: language() })
  if (success) return output
  const errors: Partial<Words> = {}
  for (const issue of issues) errors[v.getDotPath(issue) as keyof Words] ??= issue.message
  become({ title, text, status: 'refused', errors })
  return undefined
}

/** The last wish: when its answer is lost, another try is the same request. */
let wish = { text: '', requestId: '' }

/** @returns of a message to many the `_id` of the job that delivers it; null: it is there; undefined: it was not taken */
export async function send(words: Words): Promise<string | null | undefined> {
  const { status, title, text } = useForm.getState()
  const found = useRecipients.getState()
  if (status === 'sending' || found.status !== 'known') return undefined
  const { recipients } = found
  const wished = JSON.stringify([recipients, words])
  if (wish.text !== wished) wish = { text: wished, requestId: requestId() }
  become({ title, text, status: 'sending' })
  try {
    const job = await ask(recipients, words, wish.requestId)
    wish = { text: '', requestId: '' }
    dropDraft(DRAFT)
    become({ ...blank, status: 'editing' })
    if (recipients.to === 'many') useChosenPeople.getState().chosen?.done()
    return job
  } catch (error) {
    const errors = error instanceof CloudError ? error.fields : {}
    const beside = errors.title !== undefined || errors.text !== undefined
    become({ title, text, status: 'refused', errors, ...(!beside && { message: messageFor(error) }) })
    return undefined
  }
}

async function ask(recipients: Recipients, words: Words, requestId: string): Promise<string | null> {
  if (recipients.to === 'many') {
    const { job } = await jobs.add({ kind: 'notice', ...words, ...recipients.whom }, { requestId })
    return job._id
  }
  await notices.send({ ...recipients, ...words }, { requestId })
  return null
}
