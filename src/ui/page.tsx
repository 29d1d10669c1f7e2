import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import './page.scss'

/** The ground that every screen stands on; the app's `theme.scss` gives it its colours. */
export const Page = ({ children }: PropsWithChildren) => <View className="page">{children}</View>
