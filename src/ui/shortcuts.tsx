import { Text, View } from '@tarojs/components'
import { inParts } from '@/lib/in-parts'
import { Icon, type IconName } from './icon'
import { Press } from './press'
import './shortcuts.scss'

interface Props {
  shortcuts: { icon: IconName; label: string; onPress: () => void }[]
}

/** Ways to other pages side by side, above what the page is for. Where four do not fit they stand two and two. */
export const Shortcuts = ({ shortcuts }: Props) => (
  <View className="shortcuts">
    {inParts(shortcuts, 2).map((two) => (
      <View
        key={two.map(({ label }) => label).join()}
        className="shortcuts-two"
        style={{ flexGrow: two.length }}
      >
        {two.map(({ icon, label, onPress }) => (
          <Press key={label} className="shortcut" role="link" onPress={onPress}>
            <View className="shortcut-icon">
              <Icon name={icon} />
            </View>
            <Text className="shortcut-label">{label}</Text>
          </Press>
        ))}
      </View>
    ))}
  </View>
)
