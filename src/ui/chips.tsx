import { View } from '@tarojs/components'
import { Press } from './press'
import { spoken } from './spoken'
import './chips.scss'

interface Props<Value> {
  /** What a screen reader calls the whole. */
  label: string
  options: readonly { value: Value; label: string }[]
  chosen: Value
  onChoose: (value: Value) => void
}

/** One of a few, at a tap. */
export const Chips = <Value,>({ label, options, chosen, onChoose }: Props<Value>) => (
  <View className="chips" {...spoken({ role: 'radiogroup', label })}>
    {options.map((option) => (
      <Press
        key={option.label}
        className={option.value === chosen ? 'chip chip-chosen' : 'chip'}
        role="radio"
        checked={option.value === chosen}
        onPress={() => onChoose(option.value)}
      >
        {option.label}
      </Press>
    ))}
  </View>
)
