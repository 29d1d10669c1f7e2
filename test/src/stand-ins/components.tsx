import { type ComponentProps, type PropsWithChildren, forwardRef } from 'react'

/** Taro's components as plain DOM, with those of their props that the screens and NutUI use. */
interface TaroProps extends PropsWithChildren {
  id?: string
  className?: string
  style?: ComponentProps<'div'>['style']
  ariaRole?: string
  ariaLabel?: string
  onClick?: ComponentProps<'div'>['onClick']
}

const shared = ({ id, className, style, ariaRole, ariaLabel, onClick }: TaroProps) => ({
  id,
  className,
  style,
  role: ariaRole,
  'aria-label': ariaLabel,
  onClick,
})

export const View = forwardRef<HTMLDivElement, TaroProps>((props, ref) => (
  <div ref={ref} {...shared(props)}>
    {props.children}
  </div>
))

export const Text = (props: TaroProps) => <span {...shared(props)}>{props.children}</span>

export const Button = forwardRef<HTMLDivElement, TaroProps>((props, ref) => (
  <div ref={ref} {...shared(props)} role="button">
    {props.children}
  </div>
))

interface InputProps extends TaroProps {
  value?: string
  placeholder?: string
  disabled?: boolean
  maxlength?: number
  onInput?: ComponentProps<'input'>['onInput']
  onBlur?: ComponentProps<'input'>['onBlur']
}

export const Input = forwardRef<HTMLInputElement, InputProps>((props, ref) => (
  <input
    ref={ref}
    {...{ value: props.value, placeholder: props.placeholder, disabled: props.disabled }}
    maxLength={props.maxlength}
    onInput={props.onInput}
    onBlur={props.onBlur}
    onChange={() => undefined}
  />
))
