import { Text, View } from '@tarojs/components'
import { useTexts } from '@/texts/shared'
import { Icon } from './icon'
import { Notice } from './notice'
import { Press } from './press'
import './choose-buttons.scss'

interface Props {
  /** Chosen files are being looked at. */
  busy: boolean
  /** Why some of the last ones were not taken. */
  complaints: string[]
  onChoose: (from: 'album' | 'camera') => void
}

const sources = [
  { from: 'album', icon: 'album', label: 'fromAlbum' },
  { from: 'camera', icon: 'camera', label: 'fromCamera' },
] as const

/** Where a picture may come from. Nothing is sent before one of them is tapped. */
export function ChooseButtons({ busy, complaints, onChoose }: Props) {
  const t = useTexts()
  return (
    <View className="choose">
      <View className="choose-row">
        {sources.map(({ from, icon, label }) => (
          <Press
            key={from}
            className={busy ? 'choose-button choose-busy' : 'choose-button'}
            disabled={busy}
            onPress={() => onChoose(from)}
          >
            <Icon name={icon} />
            <Text className="choose-label">{t.upload[label]}</Text>
          </Press>
        ))}
      </View>
      {complaints.map((complaint) => (
        <View key={complaint} className="choose-complaint">
          <Notice tone="bad">{complaint}</Notice>
        </View>
      ))}
    </View>
  )
}
