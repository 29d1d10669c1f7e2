import { say } from '../language'
import type { FormField, Typed } from './schema-form'

interface SchemaFieldsProps {
  fields: readonly FormField[]
  typed: Typed
  onType: (name: string, value: string) => void
}

/** A field for each property. Nothing is refused here: how the function takes a mistake is worth trying. */
export function SchemaFields({ fields, typed, onType }: SchemaFieldsProps) {
  return (
    <div className="pair">
      {fields.map((field) => (
        <label className="field" key={field.name}>
          <span>
            {field.name}
            {field.required && ' *'}
          </span>
          <Control
            field={field}
            value={typed[field.name] ?? ''}
            onType={(value) => onType(field.name, value)}
          />
          <small title={field.hint}>{field.hint}</small>
        </label>
      ))}
    </div>
  )
}

interface ControlProps {
  field: FormField
  value: string
  onType: (value: string) => void
}

function Control({ field: { kind, choices, required }, value, onType }: ControlProps) {
  if (kind === 'choice' || kind === 'boolean') {
    const options = kind === 'boolean' ? ['true', 'false'] : choices.map(String)
    return (
      <select value={value} onChange={({ target }) => onType(target.value)}>
        <option value="">{say('(left out)', '（不填）')}</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    )
  }
  if (kind === 'json')
    return <textarea value={value} spellCheck={false} onChange={({ target }) => onType(target.value)} />
  return (
    <input
      value={value}
      aria-required={required}
      inputMode={kind === 'number' ? 'decimal' : 'text'}
      onChange={({ target }) => onType(target.value)}
    />
  )
}
