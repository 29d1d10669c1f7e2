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

/** Where NutUI hears `number` it cuts off what is typed at the first `-` or `.`; a browser has the same keys for `tel`. */
const keyboard = (type: 'text' | 'number') =>
  process.env.TARO_ENV === 'h5' && type === 'number' ? 'tel' : type

export const TextInput = ({ onType, type = 'text', ...rest }: Props) => (
  <Input className="text-input" type={keyboard(type)} onChange={onType} clearIcon={noCross} {...rest} />
)
