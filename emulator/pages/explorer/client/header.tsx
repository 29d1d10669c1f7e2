import { label } from './labels'
import type { Connection } from './live/feed'

export function Header({ url, connection }: { url: string | undefined; connection: Connection }) {
  return (
    <header className="header">
      <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
        <rect x="3" y="5" width="16" height="22" rx="5" className="mark-back" />
        <rect x="13" y="5" width="16" height="22" rx="5" className="mark-front" />
      </svg>
      <h1>{label.title}</h1>
      <code className="address">{url ?? location.origin}</code>
      <p className="connection" data-connection={connection} role="status">
        {label[connection]}
      </p>
    </header>
  )
}
