import type { Dispatch } from 'react'
import { type Draft, type DraftEvent, isPlain } from './draft'

interface FieldProps {
  name: string
  field: 'name' | 'action' | 'delay' | 'value' | 'errmsg' | 'times' | 'probability' | 'seed'
  draft: Draft
  change: Dispatch<DraftEvent>
  hint?: string
  number?: boolean
}

export function Field({ name, field, draft, change, hint, number = false }: FieldProps) {
  return (
    <label className="field">
      <span>{name}</span>
      <input
        value={draft[field]}
        placeholder={hint}
        inputMode={number ? 'decimal' : 'text'}
        onChange={({ target }) => change({ type: 'set', field, value: target.value })}
      />
    </label>
  )
}

const CHOICES: Partial<Record<Draft['effect'], string[]>> = {
  cut: ['before', 'after'],
  kill: ['before', 'during', 'after'],
}

/** Whatever the effect needs to be told. */
export function EffectValue({ draft, change }: Pick<FieldProps, 'draft' | 'change'>) {
  const { effect } = draft
  if (effect === '' || isPlain(effect)) return null
  const choices = CHOICES[effect]
  if (choices) {
    return (
      <label className="field">
        <span>{effect}</span>
        <select
          value={draft.value}
          onChange={({ target }) => change({ type: 'set', field: 'value', value: target.value })}
        >
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      </label>
    )
  }
  return (
    <>
      <Field name={effect} field="value" draft={draft} change={change} />
      {effect === 'errcode' && <Field name="errmsg" field="errmsg" draft={draft} change={change} />}
    </>
  )
}
