import Button from '@nutui/nutui-react-taro/dist/es/packages/button/index'
import '@nutui/nutui-react-taro/dist/es/packages/button/style/css'
import './primary-button.scss'

interface Props {
  children: string
  /** Turns, and takes no taps. */
  busy?: boolean
  onPress: () => void
}

/** The one thing to do on a screen. */
export const PrimaryButton = ({ children, busy = false, onPress }: Props) => (
  <Button block type="primary" size="xlarge" className="primary-button" loading={busy} onClick={onPress}>
    {children}
  </Button>
)
