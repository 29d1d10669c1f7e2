import type { State } from '@contract'
import { Text, View } from '@tarojs/components'
import { useTexts } from '@/texts/admin'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { type Found, setState, undo } from './store'
import './user-detail.scss'

/** What can be made of each state, and what that is called. */
const ways: Record<State, { to: State; word: 'disable' | 'enable' | 'trash' | 'restore' }[]> = {
  active: [
    { to: 'disabled', word: 'disable' },
    { to: 'trashed', word: 'trash' },
  ],
  disabled: [
    { to: 'active', word: 'enable' },
    { to: 'trashed', word: 'trash' },
  ],
  trashed: [{ to: 'active', word: 'restore' }],
}

/** Lets a person in or shuts them out. Nothing is asked before, since it can be taken back. */
export function StateActions({ found: { user, busy = false, before, complaint } }: { found: Found }) {
  const t = useTexts()
  return (
    <>
      {complaint && <Notice tone="bad">{t.detail[complaint.what](complaint.why)}</Notice>}
      <View className="detail-states">
        {ways[user.state].map(({ to, word }) => (
          <Press
            key={word}
            className={word === 'enable' || word === 'restore' ? 'detail-turn' : 'detail-turn detail-out'}
            disabled={busy}
            onPress={() => void setState(to)}
          >
            <Text>{t.detail[word]}</Text>
          </Press>
        ))}
      </View>
      {before && (
        <View className="detail-undo">
          <Text className="detail-undo-text">{t.detail.done[user.state]}</Text>
          <Press className="detail-undo-press" disabled={busy} onPress={undo}>
            <Text>{t.detail.undo}</Text>
          </Press>
        </View>
      )}
    </>
  )
}
