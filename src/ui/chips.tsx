import { View } from '@tarojs/components'
import './chips.scss'

interface Props<Value> {
  options: readonly { value: Value; label: string }[]
  chosen: Value
  onChoose: (value: Value) => void
}

/** One of a few, at a tap. */
export const Chips = <Value,>({ options, chosen, onChoose }: Props<Value>) => (
  <View className="chips">
    {options.map(({ value, label }) => (
      <View
        key={label}
        className={value === chosen ? 'chip chip-chosen' : 'chip'}
        ariaRole="button"
        onClick={() => onChoose(value)}
      >
        {label}
      </View>
    ))}
  </View>
)
