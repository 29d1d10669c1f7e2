import { Input } from '@tarojs/components'
import { useEffect, useReducer, useRef } from 'react'
import { spoken } from './spoken'
import './text-input.scss'

export type Keyboard = 'text' | 'number' | 'tel'

interface Props {
  /** What a screen reader calls the field. */
  label: string
  value: string
  onType: (value: string) => void
  placeholder: string
  /** Which keys are offered. Whatever else is pasted or typed is taken as it is. */
  keyboard?: Keyboard
  maxLength: number
  disabled: boolean
}

/**
 * A line to type in. It keeps what is typed to itself: a value that came back with each letter would, on a slow
 * phone, arrive after the next one and throw the cursor about. Only another value than the one it holds gets in.
 */
export function TextInput({ value, onType, ...rest }: Props) {
  const held = useRef(value)
  // What a line begins with stays: another value, even one that only begins a field, would be sent to the screen.
  const [line, renew] = useReducer(({ key }: { key: number }, begins: string) => ({ key: key + 1, begins }), {
    key: 0,
    begins: value,
  })
  useEffect(() => {
    if (held.current === value) return
    held.current = value
    renew(value)
  })
  const type = (typed: string) => {
    held.current = typed
    onType(typed)
  }
  return <Line key={line.key} {...rest} value={line.begins} onType={type} />
}

/** WeChat has a keyboard for digits alone; a browser's number field would lose what is no number. */
function Line({ label, value, onType, placeholder, keyboard = 'text', maxLength, disabled }: Props) {
  const className = disabled ? 'text-input text-input-off' : 'text-input'
  if (process.env.TARO_ENV === 'weapp') {
    return (
      <Input
        className={className}
        {...spoken({ label })}
        ref={keepToItself}
        defaultValue={value}
        onInput={({ detail }) => onType(detail.value)}
        placeholder={placeholder}
        placeholderClass="text-input-hint"
        type={keyboard === 'text' ? 'text' : 'number'}
        maxlength={maxLength}
        disabled={disabled}
        // Room for the sentence beneath the field, above the keyboard.
        cursorSpacing={40}
      />
    )
  }
  return (
    <input
      className={className}
      aria-label={label}
      defaultValue={value}
      onInput={({ currentTarget }) => onType(currentTarget.value)}
      placeholder={placeholder}
      inputMode={keyboard === 'number' ? 'numeric' : keyboard}
      maxLength={maxLength}
      disabled={disabled}
      autoComplete="off"
    />
  )
}

interface TaroField {
  props: { value?: string }
}

/** Taro's field would send each letter back to the screen that it came from, in a setData of its own. */
function keepToItself(field: TaroField | null) {
  if (!field) return
  Object.defineProperty(field, 'value', {
    configurable: true,
    get: () => field.props.value ?? '',
    set(typed: string) {
      field.props.value = typed
    },
  })
}
