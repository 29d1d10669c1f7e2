import { useRef } from 'react'
import type { Person } from '../control'
import { say } from '../language'
import { StatusBar } from './status-bar'
import type { PhoneState } from './use-phone'
import { useTopColour } from './use-top-colour'
import './phone.css'

interface ScreenProps {
  title: string
  h5: string
  holder: Person | undefined
  state: PhoneState
  onRetry: () => void
}

/** What the phone shows: the mini program itself, in a frame of its own. */
export function Screen({ title, h5, holder, state, onRetry }: ScreenProps) {
  if (!holder) {
    const nobody = say('Nobody holds this phone yet', '还没有人使用这部手机')
    return <div className="screen screen-note">{nobody}</div>
  }
  if (state.status === 'failed') {
    return (
      <div className="screen screen-note">
        {say('The phone could not be opened.', '手机没有打开。')}
        <button className="button" type="button" onClick={onRetry}>
          {say('Try again', '重试')}
        </button>
      </div>
    )
  }
  if (state.status === 'opening') return <div className="screen" aria-busy="true" />
  return <App key={state.phone} title={title} src={`${h5}?phone=${encodeURIComponent(state.phone)}`} />
}

function App({ title, src }: { title: string; src: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  return (
    <div className="screen">
      <StatusBar colour={useTopColour(frame)} />
      <iframe ref={frame} src={src} title={title} />
    </div>
  )
}
