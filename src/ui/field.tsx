import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './field.scss'

interface Props {
  label: string
  /** What is wrong with what was typed. */
  error?: string | undefined
}

/** A label, a control, and beneath it what is wrong. */
export const Field = ({ label, error, children }: PropsWithChildren<Props>) => (
  <View className={error ? 'field field-wrong' : 'field'}>
    <Text className="field-label">{label}</Text>
    {children}
    {error && (
      <View className="field-error" ariaRole="alert">
        {error}
      </View>
    )}
  </View>
)
