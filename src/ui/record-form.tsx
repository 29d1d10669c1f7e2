import { View } from '@tarojs/components'
import { type FieldErrors, type FieldName, fieldNames, labels, type RecordDraft } from '@/lib/record-draft'
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
  onType: (field: FieldName, value: string) => void
  onSend: () => void
}

// The inputs take more than is allowed: cutting off silently what was pasted would be worse than saying so.
const inputs = {
  name: { placeholder: '怎么称呼你', keyboard: 'text', maxLength: 400 },
  age: { placeholder: '周岁', keyboard: 'number', maxLength: 40 },
  tel: { placeholder: '11 位手机号', keyboard: 'tel', maxLength: 100 },
} as const

/** A person's record to be filled in or corrected. */
export const RecordForm = ({ draft, refused, busy, send, sending, onType, onSend }: Props) => (
  <>
    {fieldNames.map((field) => (
      <Field key={field} label={labels[field]} error={refused?.errors[field]}>
        {field === 'sex' ? (
          <SexChoice
            label={labels.sex}
            value={draft.sex}
            onChoose={(sex) => onType('sex', sex)}
            disabled={busy}
          />
        ) : (
          <TextInput
            {...inputs[field]}
            label={labels[field]}
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
