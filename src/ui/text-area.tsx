import { Textarea } from '@tarojs/components'
import { keepToItself, useHeldText } from './held-text'
import { spoken } from './spoken'
import './text-input.scss'
import './text-area.scss'

interface Props {
  /** What a screen reader calls the field. */
  label: string
  value: string
  onType: (value: string) => void
  placeholder: string
  maxLength: number
  disabled: boolean
}

/** Lines to type in. It keeps what is typed to itself: held-text.ts. */
export function TextArea({ value, onType, ...rest }: Props) {
  const { key, begins, type } = useHeldText(value, onType)
  return <Lines key={key} {...rest} value={begins} onType={type} />
}

function Lines({ label, value, onType, placeholder, maxLength, disabled }: Props) {
  const className = disabled ? 'text-input text-area text-input-off' : 'text-input text-area'
  if (process.env.TARO_ENV === 'weapp') {
    return (
      <Textarea
        className={className}
        {...spoken({ label })}
        ref={keepToItself}
        defaultValue={value}
        onInput={({ detail }) => onType(detail.value)}
        placeholder={placeholder}
        placeholderClass="text-input-hint"
        maxlength={maxLength}
        disabled={disabled}
        disableDefaultPadding
        // Room for the sentence beneath the field, above the keyboard.
        cursorSpacing={40}
      />
    )
  }
  return (
    <textarea
      className={className}
      aria-label={label}
      defaultValue={value}
      onInput={({ currentTarget }) => onType(currentTarget.value)}
      placeholder={placeholder}
      maxLength={maxLength}
      disabled={disabled}
    />
  )
}
