import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './entry.scss'

/** Ways to other pages, one beneath the other. */
export const Entries = ({ children }: PropsWithChildren) => <View className="entries">{children}</View>
