import { Text, View } from '@tarojs/components'
import { shortMoment } from '@/lib/moment'
import { stopWaiting, useNetwork } from '@/lib/network'
import type { Past } from '@/lib/paged'
import { useTexts } from '@/texts/shared'
import { Press } from './press'
import { spoken } from './spoken'
import './network-bar.scss'

interface Props {
  past: Past | undefined
  onAgain: (() => void) | undefined
}

/** The one place where a page says that the network is gone or slow, and that what it shows is of an earlier time. */
export function NetworkBar({ past, onAgain }: Props) {
  const { online, waiting } = useNetwork()
  const t = useTexts()
  const notRefreshed = past !== undefined && !past.refreshing
  if (online && !waiting && !notRefreshed) return null
  const slow = online && waiting
  return (
    <View className={slow ? 'network network-slow' : 'network'} {...spoken({ role: 'alert' })}>
      <View className="network-body">
        {slow && <View className="network-progress" />}
        <View className="network-row">
          <View className="network-words">
            <Text className="network-what">
              {!online ? t.network.offline : waiting ? t.network.slow : t.network.notRefreshed}
            </Text>
            {past && <Text className="network-past">{t.network.past(shortMoment(past.at))}</Text>}
          </View>
          {slow && (
            <Press className="network-action" onPress={stopWaiting}>
              {t.network.leave}
            </Press>
          )}
          {online && !waiting && onAgain && (
            <Press className="network-action" onPress={onAgain}>
              {t.failure.again}
            </Press>
          )}
        </View>
      </View>
    </View>
  )
}
