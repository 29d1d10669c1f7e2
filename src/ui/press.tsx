import { View } from '@tarojs/components'
import type { CSSProperties, PropsWithChildren } from 'react'
import { spoken } from './spoken'
import './press.scss'

interface Props {
  className: string
  style?: CSSProperties
  role?: 'button' | 'link' | 'radio' | 'checkbox'
  /** What a screen reader says, where there are no words to read. */
  label?: string
  /** Of a radio or a checkbox. */
  checked?: boolean
  /** Takes no taps. */
  disabled?: boolean
  onPress: () => void
}

/** Whatever can be tapped; in a browser with the keyboard, too. */
export function Press({
  children,
  className,
  style,
  role = 'button',
  onPress,
  ...rest
}: PropsWithChildren<Props>) {
  // Bound even while it takes no taps: Taro has another template for what listens to nothing.
  const press = () => !rest.disabled && onPress()
  return (
    <View
      className={className}
      {...(style && { style })}
      hoverClass={rest.disabled ? 'none' : 'pressed'}
      {...spoken({ role, ...rest })}
      {...(process.env.TARO_ENV !== 'weapp' && keyboard(press, rest.disabled))}
      onClick={press}
    >
      {children}
    </View>
  )
}

/** The View of the browser build is no button to a keyboard. */
const keyboard = (press: () => void, disabled = false) => ({
  tabindex: disabled ? -1 : 0,
  onKeyDown: (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    // The blank would scroll the page.
    event.preventDefault()
    press()
  },
})
