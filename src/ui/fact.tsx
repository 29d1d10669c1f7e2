import { Text, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon, type IconName } from './icon'
import './fact.scss'

interface Props {
  icon: IconName
  label: string
  value: string
}

/** One thing known about a person, and beneath it what can be done with it. */
export const Fact = ({ icon, label, value, children }: PropsWithChildren<Props>) => (
  <View className="fact">
    <View className="fact-icon">
      <Icon name={icon} />
    </View>
    <View className="fact-body">
      <Text className="fact-label">{label}</Text>
      <Text className="fact-value" userSelect>
        {value}
      </Text>
      {children}
    </View>
  </View>
)
