import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { useMe } from '@/stores/me'
import { refreshNotices } from '@/stores/notices'

/** For a page that says what is unread: asks whenever it is shown, for who is registered. @returns whether they are */
export function useFreshNotices() {
  const me = useMe()
  const registered = me.status === 'registered' && me.user.state === 'active'
  const refresh = () => {
    if (registered) void refreshNotices()
  }
  useDidShow(refresh)
  useEffect(refresh, [registered])
  return registered
}
