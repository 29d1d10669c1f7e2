import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { spoken } from './spoken'
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
    {/* Always there: one that came and went would make Taro send the field above it, and what it holds, again. */}
    <View className="field-error" {...spoken({ role: 'alert' })}>
      {error}
    </View>
  </View>
)
