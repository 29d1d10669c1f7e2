import { Field } from '@/ui/field'
import { TextInput } from '@/ui/text-input'
import type { Draft, FieldErrors } from './draft'
import { SexChoice } from './sex-choice'
import { type } from './store'

interface Props {
  draft: Draft
  errors: FieldErrors
  disabled: boolean
}

// The inputs take more than is allowed: cutting off silently what was pasted would be worse than saying so.
export const SignupFields = ({ draft, errors, disabled }: Props) => (
  <>
    <Field label="姓名" error={errors.name}>
      <TextInput
        label="姓名"
        value={draft.name}
        onType={(name) => type('name', name)}
        placeholder="怎么称呼你"
        maxLength={400}
        disabled={disabled}
      />
    </Field>
    <Field label="性别" error={errors.sex}>
      <SexChoice label="性别" value={draft.sex} onChoose={(sex) => type('sex', sex)} disabled={disabled} />
    </Field>
    <Field label="年龄" error={errors.age}>
      <TextInput
        label="年龄"
        value={draft.age}
        onType={(age) => type('age', age)}
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
        onType={(tel) => type('tel', tel)}
        keyboard="tel"
        placeholder="11 位手机号"
        maxLength={100}
        disabled={disabled}
      />
    </Field>
  </>
)
