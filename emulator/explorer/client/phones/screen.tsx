import type { Person } from '../control'
import { label } from '../labels'
import type { PhoneState } from './use-phone'

interface ScreenProps {
  title: string
  h5: string
  holder: Person | undefined
  state: PhoneState
  onRetry: () => void
}

/** What the phone shows: the mini program itself, in a frame of its own. */
export function Screen({ title, h5, holder, state, onRetry }: ScreenProps) {
  if (!holder) return <div className="screen screen-note">{label.nobody}</div>
  if (state.status === 'failed') {
    return (
      <div className="screen screen-note">
        {label.phoneFailed}
        <button className="button" type="button" onClick={onRetry}>
          {label.retry}
        </button>
      </div>
    )
  }
  if (state.status === 'opening') return <div className="screen" aria-busy="true" />
  return (
    <div className="screen">
      <iframe key={state.phone} src={`${h5}?phone=${encodeURIComponent(state.phone)}`} title={title} />
    </div>
  )
}
