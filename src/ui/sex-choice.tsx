import { sexNames } from '@/lib/person'
import { Choice } from './choice'

interface Props {
  label: string
  /** `0`, `1` or `2` as WeChat numbers it, or nothing yet. */
  value: string
  onChoose: (value: string) => void
  disabled: boolean
}

/** Women first, and whoever would rather not say last. */
const options = ([2, 1, 0] as const).map((sex) => ({ value: String(sex), label: sexNames[sex] }))

export const SexChoice = ({ value, ...rest }: Props) => <Choice options={options} chosen={value} {...rest} />
