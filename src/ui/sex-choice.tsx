import { useTexts } from '@/texts/shared'
import { Choice } from './choice'

interface Props {
  label: string
  /** `0`, `1` or `2` as WeChat numbers it, or nothing yet. */
  value: string
  onChoose: (value: string) => void
  disabled: boolean
}

/** Women first, and whoever would rather not say last. */
const order = [2, 1, 0] as const

export function SexChoice({ value, ...rest }: Props) {
  const t = useTexts()
  const options = order.map((sex) => ({ value: String(sex), label: t.person.sexes[sex] }))
  return <Choice options={options} chosen={value} {...rest} />
}
