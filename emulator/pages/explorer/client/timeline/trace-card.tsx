import { memo, useMemo, useState } from 'react'
import type { HueOf } from '../hues'
import { language, say } from '../language'
import { rowsOf } from './rows'
import { SpanRow } from './span-row'
import { verdictOf } from './verdict'
import { rootOf, type Trace } from './traces'

interface TraceCardProps {
  trace: Trace
  hueOf: HueOf
}

const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23' })

/** One tap and what it caused; folded, its first step and what went wrong. Drawn anew only when a step of it ends. */
export const TraceCard = memo(function TraceCard({ trace, hueOf }: TraceCardProps) {
  const rows = useMemo(() => rowsOf(trace), [trace])
  const [folded, setFolded] = useState(false)
  const root = rootOf(trace)
  const [first] = rows
  const shown = folded ? rows.filter((row) => row === first || verdictOf(row.span) !== 'fine') : rows

  return (
    <li className="trace">
      <div className="trace-time">
        <time dateTime={new Date(trace.at).toISOString()}>{clock.format(trace.at)}</time>
        {!root && <span className="running">{say('running…', '进行中…')}</span>}
      </div>
      <ol className="spans" aria-label={say('Steps of this call', '这次调用的各个步骤')}>
        {shown.map((row) => (
          <SpanRow
            key={row.span.id}
            row={row}
            hueOf={hueOf}
            fold={row === first && rows.length > 1 ? { folded, toggle: () => setFolded(!folded) } : undefined}
          />
        ))}
      </ol>
    </li>
  )
})
