import { useNotices, useUnread } from '@/stores/notices'
import { useTexts } from '@/texts/user'
import { Entries } from '@/ui/entries'
import { Entry } from '@/ui/entry'
import { useFreshNotices } from './use-fresh-notices'

/** The newest message that is unread, and the way to all of them; nothing where all are read. */
export function NewNotice({ onLook }: { onLook: () => void }) {
  const list = useNotices()
  const { unread } = useUnread()
  const t = useTexts()
  useFreshNotices()
  const newest = list.status === 'ready' ? list.items.find((each) => each.unread) : undefined
  if (!newest) return null
  return (
    <Entries>
      <Entry icon="message" title={newest.title} text={t.notices.unread(unread)} news onPress={onLook} />
    </Entries>
  )
}
