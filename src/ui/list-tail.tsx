import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import type { Tail } from '@/lib/paged'
import { useTexts } from '@/texts/shared'
import { Press } from './press'
import './list-tail.scss'

interface Props {
  tail: Tail
  onMore: () => void
}

/**
 * The end of a list, and what is going on there. What changes stands in a place of its own: were it beside the rows,
 * Taro would send all of them again with each change.
 */
export function ListTail({ tail, onMore }: Props) {
  const t = useTexts()
  const end = useRef<Element>(null)
  useWhenSeen(end, tail, onMore)
  return (
    <View ref={end}>
      {tail.status === 'more' || tail.status === 'failed' ? (
        <Press className="list-tail list-tail-more" onPress={onMore}>
          {tail.status === 'failed' ? t.list.retry(tail.message) : t.list.more}
        </Press>
      ) : (
        <View className="list-tail">{tail.status === 'end' ? t.list.end : t.list.loading}</View>
      )}
    </View>
  )
}

/**
 * A browser's page that jumps from one end to the next (End key, a flick, a tall window) is told by Taro of the first
 * end only: it wants to see the page leave it. So the end itself is watched there; WeChat tells of each.
 */
function useWhenSeen(end: { current: Element | null }, tail: Tail, onMore: () => void) {
  useEffect(() => {
    if (process.env.TARO_ENV === 'weapp' || tail.status !== 'more' || !end.current) return
    const observer = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) onMore()
    })
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [end, tail, onMore])
}
