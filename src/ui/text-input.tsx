import { Input } from '@tarojs/components'
import { keepToItself, useHeldText } from './held-text'
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

/** A line to type in. It keeps what is typed to itself: held-text.ts. */
export function TextInput({ value, onType, ...rest }: Props) {
  const { key, begins, type } = useHeldText(value, onType)
  return <Line key={key} {...rest} value={begins} onType={type} />
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
