import { useEffect, useState } from 'react'
import { send } from '../ask'
import type { Connection } from '../live/feed'

export type PhoneState =
  { status: 'opening' } | { status: 'open'; openid: string; phone: string } | { status: 'failed' }

/**
 * The phone of a person. It is asked for again after a lost connection: an emulator started anew hands out
 * other handles, one that was only out of reach the same, and then the phone stays as it is.
 */
export function usePhone(appid: string, openid: string | undefined, connection: Connection) {
  const [state, setState] = useState<PhoneState>({ status: 'opening' })
  const [attempt, setAttempt] = useState(0)
  const live = connection === 'live'

  useEffect(() => {
    if (openid === undefined || !live) return
    let left = false
    send('$post', '/phones', { json: { appid, openid } }).then(
      ({ phone }) => !left && setState({ status: 'open', openid, phone }),
      () => !left && setState({ status: 'failed' }),
    )
    return () => {
      left = true
    }
  }, [appid, openid, live, attempt])

  const retry = () => setAttempt((before) => before + 1)
  return { state, retry }
}
