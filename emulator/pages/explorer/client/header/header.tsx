import type { State } from '../control'
import { say } from '../language'
import type { Connection } from '../live/feed'
import './header.css'

const words: Record<Connection, string> = {
  connecting: say('Connecting…', '正在连接…'),
  live: say('Live', '已连接'),
  lost: say('Connection lost, trying again…', '连接已断开，正在重试…'),
}

export function Header({ state, connection }: { state: State | undefined; connection: Connection }) {
  return (
    <header className="header">
      <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
        <rect x="3" y="5" width="16" height="22" rx="5" className="mark-back" />
        <rect x="13" y="5" width="16" height="22" rx="5" className="mark-front" />
      </svg>
      <h1>{state && (state.name ?? say('Local cloud', '本地云'))}</h1>
      <code className="address">{state?.url ?? location.origin}</code>
      <p className="connection" data-connection={connection} role="status">
        {words[connection]}
      </p>
    </header>
  )
}
