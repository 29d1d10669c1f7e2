import Radio from '@nutui/nutui-react-taro/dist/es/packages/radio/index'
import '@nutui/nutui-react-taro/dist/es/packages/radio/style/css'
import RadioGroup from '@nutui/nutui-react-taro/dist/es/packages/radiogroup/index'
import '@nutui/nutui-react-taro/dist/es/packages/radiogroup/style/css'
import { sexNames } from '@/lib/person'
import './sex-choice.scss'

interface Props {
  /** `0`, `1` or `2` as WeChat numbers it, or nothing yet. */
  value: string
  onChoose: (value: string) => void
  disabled: boolean
}

/** Women first, and whoever would rather not say last. */
const order = [2, 1, 0] as const

export const SexChoice = ({ value, onChoose, disabled }: Props) => (
  <RadioGroup
    className="sex-choice"
    direction="horizontal"
    shape="button"
    value={value}
    onChange={(chosen) => onChoose(String(chosen))}
    disabled={disabled}
  >
    {order.map((sex) => (
      <Radio key={sex} value={String(sex)}>
        {sexNames[sex]}
      </Radio>
    ))}
  </RadioGroup>
)
