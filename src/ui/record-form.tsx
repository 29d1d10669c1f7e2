import type { FieldErrors, FieldName, RecordDraft } from '@/lib/record-draft'
import { Field } from './field'
import { SexChoice } from './sex-choice'
import { TextInput } from './text-input'

interface Props {
  draft: RecordDraft
  errors: FieldErrors
  disabled: boolean
  onType: (field: FieldName, value: string) => void
}

// The inputs take more than is allowed: cutting off silently what was pasted would be worse than saying so.
export const RecordFields = ({ draft, errors, disabled, onType }: Props) => (
  <>
    <Field label="姓名" error={errors.name}>
      <TextInput
        label="姓名"
        value={draft.name}
        onType={(name) => onType('name', name)}
        placeholder="怎么称呼你"
        maxLength={400}
        disabled={disabled}
      />
    </Field>
    <Field label="性别" error={errors.sex}>
      <SexChoice label="性别" value={draft.sex} onChoose={(sex) => onType('sex', sex)} disabled={disabled} />
    </Field>
    <Field label="年龄" error={errors.age}>
      <TextInput
        label="年龄"
        value={draft.age}
        onType={(age) => onType('age', age)}
        keyboard="number"
        placeholder="周岁"
        maxLength={40}
        disabled={disabled}
      />
    </Field>
    <Field label="手机号" error={errors.tel}>
      <TextInput
        label="手机号"
        value={draft.tel}
        onType={(tel) => onType('tel', tel)}
        keyboard="tel"
        placeholder="11 位手机号"
        maxLength={100}
        disabled={disabled}
      />
    </Field>
  </>
)
