import { type ComponentProps, type PropsWithChildren, forwardRef } from 'react'

/** Taro's components as plain DOM, with those of their props that the screens use. */
interface TaroProps extends PropsWithChildren {
  className?: string
  style?: ComponentProps<'div'>['style']
  role?: string
  ariaLabel?: string
  ariaChecked?: 'true' | 'false'
  onClick?: ComponentProps<'div'>['onClick']
}

const shared = ({ className, style, role, ariaLabel, ariaChecked, onClick }: TaroProps) => ({
  className,
  style,
  role,
  'aria-label': ariaLabel,
  'aria-checked': ariaChecked,
  onClick,
})

export const View = forwardRef<HTMLDivElement, TaroProps>(function View(props, ref) {
  return (
    <div ref={ref} {...shared(props)}>
      {props.children}
    </div>
  )
})

export const Text = (props: TaroProps) => <span {...shared(props)}>{props.children}</span>

export const Image = () => <img />

export const Button = (props: TaroProps) => <View {...props} />

export const Textarea = (props: TaroProps) => <View {...props} />

export const Input = (props: TaroProps) => <View {...props} />
