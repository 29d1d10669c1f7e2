interface Spoken {
  role?: 'button' | 'link' | 'radio' | 'radiogroup' | 'checkbox' | 'alert' | 'img' | undefined
  /** In the place of what can be read. */
  label?: string | undefined
  checked?: boolean | undefined
  disabled?: boolean | undefined
}

/** What a screen reader says of a part: WeChat's templates and HTML have different names for the role. */
export const spoken = ({ role, label, checked, disabled }: Spoken): Record<string, string> => ({
  ...(role && { [process.env.TARO_ENV === 'weapp' ? 'ariaRole' : 'role']: role }),
  ...(label && { ariaLabel: label }),
  ...(checked !== undefined && { ariaChecked: String(checked) }),
  ...(disabled && { ariaDisabled: 'true' }),
})

/** Of an image whose surroundings say already what it shows. WeChat is silent about an image without a label. */
export const unspoken = process.env.TARO_ENV === 'weapp' ? {} : { nativeProps: { alt: '' } }
