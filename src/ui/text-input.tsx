import Input from '@nutui/nutui-react-taro/dist/es/packages/input/index'
import '@nutui/nutui-react-taro/dist/es/packages/input/style/css'
import './text-input.scss'

interface Props {
  value: string
  onType: (value: string) => void
  placeholder: string
  /** The keyboard. */
  type?: 'text' | 'number'
  maxLength: number
  disabled: boolean
}

/** NutUI draws a cross into every input and hides it; nothing at all is cheaper. */
const noCross = <></>

export const TextInput = ({ onType, type = 'text', ...rest }: Props) => (
  <Input className="text-input" type={type} onChange={onType} clearIcon={noCross} {...rest} />
)
