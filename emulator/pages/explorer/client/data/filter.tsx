import { type FormEvent, useState } from 'react'
import type { Document } from '../control'
import { Icon } from '../icons'
import { say } from '../language'
import { cellOf } from './cells'
import {
  type Condition,
  conditionsOf,
  type Operator,
  operatorName,
  OPERATORS,
  valueOf,
  whereOf,
} from './conditions'

interface FilterProps {
  where: string
  /** Those that are shown: their fields are offered. */
  documents: readonly Document[]
  fields: readonly string[]
  onFilter: (where: string) => void
}

/** The filter as parts that can be clicked together and taken away; the text above says the same in JSON. */
export function Filter({ where, documents, fields, onFilter }: FilterProps) {
  const [adding, setAdding] = useState(false)
  const conditions = conditionsOf(where)
  if (!conditions)
    return <span className="quiet">{say('A filter of your own, in JSON.', '手写的筛选条件（JSON）。')}</span>
  if (adding) {
    const add = (condition: Condition) => {
      setAdding(false)
      onFilter(whereOf([...conditions, condition]))
    }
    return (
      <NewCondition documents={documents} fields={fields} onAdd={add} onCancel={() => setAdding(false)} />
    )
  }
  return (
    <>
      {conditions.map((condition) => (
        <Chip
          key={`${condition.field} ${condition.operator}`}
          condition={condition}
          onRemove={() => onFilter(whereOf(conditions.filter((one) => one !== condition)))}
        />
      ))}
      <button
        className="button small"
        type="button"
        title="f"
        aria-keyshortcuts="f"
        onClick={() => setAdding(true)}
      >
        + {say('Condition', '条件')}
      </button>
    </>
  )
}

function Chip({
  condition: { field, operator, value },
  onRemove,
}: {
  condition: Condition
  onRemove: () => void
}) {
  const words = `${field} ${operatorName[operator]} ${cellOf(value)}`
  return (
    <button
      className="chip"
      type="button"
      aria-label={say(`Remove the condition ${words}`, `移除条件 ${words}`)}
      onClick={onRemove}
    >
      <code>{words}</code>
      <Icon name="close" />
    </button>
  )
}

interface NewConditionProps extends Pick<FilterProps, 'documents' | 'fields'> {
  onAdd: (condition: Condition) => void
  onCancel: () => void
}

function NewCondition({ documents, fields, onAdd, onCancel }: NewConditionProps) {
  const [field, setField] = useState(fields[1] ?? fields[0] ?? '_id')
  const [operator, setOperator] = useState<Operator>('$eq')
  const [text, setText] = useState('')
  function add(event: FormEvent) {
    event.preventDefault()
    onAdd({ field, operator, value: valueOf(text, field, operator, documents) })
  }
  return (
    <form
      className="condition"
      aria-label={say('A new condition', '新的条件')}
      onSubmit={add}
      onKeyDown={({ key }) => key === 'Escape' && onCancel()}
    >
      <select
        className="input"
        autoFocus
        aria-label={say('Field', '字段')}
        value={field}
        onChange={({ target }) => setField(target.value)}
      >
        {fields.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <select
        className="input"
        aria-label={say('Comparison', '比较')}
        value={operator}
        onChange={({ target }) => setOperator(target.value as Operator)}
      >
        {OPERATORS.map((one) => (
          <option key={one} value={one}>
            {operatorName[one]}
          </option>
        ))}
      </select>
      <ValueInput operator={operator} text={text} onText={setText} />
      <button className="button small">{say('Add', '添加')}</button>
      <button className="button small" type="button" onClick={onCancel}>
        {say('Cancel', '取消')}
      </button>
    </form>
  )
}

interface ValueInputProps {
  operator: Operator
  text: string
  onText: (text: string) => void
}

function ValueInput({ operator, text, onText }: ValueInputProps) {
  const label = say('Value', '值')
  const given = {
    className: 'input grow',
    'aria-label': label,
    value: text,
    onChange: ({ target }: { target: { value: string } }) => onText(target.value),
  }
  if (operator !== '$exists') return <input {...given} placeholder={label} />
  return (
    <select {...given}>
      <option value="true">{say('yes', '是')}</option>
      <option value="false">{say('no', '否')}</option>
    </select>
  )
}
