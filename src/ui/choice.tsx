import { View } from '@tarojs/components'
import { Press } from './press'
import { spoken } from './spoken'
import './choice.scss'

interface Props<Value> {
  /** What a screen reader calls the whole. */
  label: string
  options: readonly { value: Value; label: string }[]
  /** One of the values, or anything else for nothing yet. */
  chosen: Value | ''
  onChoose: (value: Value) => void
  disabled: boolean
}

/** One of two or three, side by side. */
export const Choice = <Value,>({ label, options, chosen, onChoose, disabled }: Props<Value>) => (
  <View className="choice" {...spoken({ role: 'radiogroup', label })}>
    {options.map((option) => (
      <Press
        key={option.label}
        className={option.value === chosen ? 'choice-option choice-chosen' : 'choice-option'}
        role="radio"
        checked={option.value === chosen}
        disabled={disabled}
        onPress={() => onChoose(option.value)}
      >
        {option.label}
      </Press>
    ))}
  </View>
)
