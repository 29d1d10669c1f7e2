import { View } from '@tarojs/components'
import { type FieldErrors, type FieldName, fieldNames, type RecordDraft } from '@/lib/record-draft'
import { useTexts } from '@/texts/shared'
import { Field } from './field'
import { Notice } from './notice'
import { PrimaryButton } from './primary-button'
import { SexChoice } from './sex-choice'
import { TextInput } from './text-input'
import './record-form.scss'

interface Props {
  draft: RecordDraft
  /** Why it was not taken the last time. */
  refused: { errors: FieldErrors; message?: string } | undefined
  busy: boolean
  /** What the button says, and what while it is busy. */
  send: string
  sending: string
  /** What stands in the number's field while it is empty. */
  telHint?: string
  onType: (field: FieldName, value: string) => void
  onSend: () => void
}

// The inputs take more than is allowed: cutting off silently what was pasted would be worse than saying so.
const inputs = {
  name: { hint: 'nameHint', keyboard: 'text', maxLength: 400 },
  age: { hint: 'ageHint', keyboard: 'number', maxLength: 40 },
  tel: { hint: 'telHint', keyboard: 'tel', maxLength: 100 },
} as const

/** A person's record to be filled in or corrected. */
export function RecordForm({ draft, refused, busy, send, sending, telHint, onType, onSend }: Props) {
  const t = useTexts()
  const hints = { ...t.person, ...(telHint !== undefined && { telHint }) }
  return (
    <>
      {fieldNames.map((field) => (
        <Field key={field} label={t.person[field]} error={refused?.errors[field]}>
          {field === 'sex' ? (
            <SexChoice
              label={t.person.sex}
              value={draft.sex}
              onChoose={(sex) => onType('sex', sex)}
              disabled={busy}
            />
          ) : (
            <TextInput
              keyboard={inputs[field].keyboard}
              maxLength={inputs[field].maxLength}
              placeholder={hints[inputs[field].hint]}
              label={t.person[field]}
              value={draft[field]}
              onType={(typed) => onType(field, typed)}
              disabled={busy}
            />
          )}
        </Field>
      ))}
      {refused?.message && (
        <View className="record-notice">
          <Notice tone="bad">{refused.message}</Notice>
        </View>
      )}
      <PrimaryButton busy={busy} onPress={onSend}>
        {busy ? sending : send}
      </PrimaryButton>
    </>
  )
}
