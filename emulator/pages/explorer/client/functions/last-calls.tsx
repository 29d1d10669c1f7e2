import { memo, useMemo } from 'react'
import type { CallRecord } from '../control'
import { language, say } from '../language'
import type { Traces } from '../timeline/traces'
import { verdictOf } from '../timeline/verdict'
import type { Deployed } from './function-list'
import './last-calls.css'

interface LastCallsProps {
  deployed: Deployed
  traces: Traces
  onShowCalls: (text: string) => void
}

const SHOWN = 20
const clock = new Intl.DateTimeFormat(language, { timeStyle: 'medium', hourCycle: 'h23' })

/** The last calls of one function, whoever made them, with what it printed. */
export function LastCalls({ deployed: { env, name }, traces, onShowCalls }: LastCallsProps) {
  const calls = useMemo(() => lastCallsOf(traces, env, name), [traces, env, name])
  return (
    <section className="stack" aria-label={say('Last calls', '最近的调用')}>
      <h3>{say('Last calls', '最近的调用')}</h3>
      {calls.length === 0 && <p className="quiet">{say('None yet.', '还没有。')}</p>}
      <ul>
        {calls.map((call) => (
          <LastCall key={call.id} call={call} onShowCalls={onShowCalls} />
        ))}
      </ul>
    </section>
  )
}

const LastCall = memo(function LastCall({
  call,
  onShowCalls,
}: {
  call: CallRecord
  onShowCalls: (text: string) => void
}) {
  const { at, duration, errcode, answered = 0, cold, requestId = '', logs = [], stderr = [] } = call
  return (
    <li data-verdict={verdictOf(call)}>
      <button className="last-call" type="button" onClick={() => onShowCalls(requestId)}>
        <time>{clock.format(at)}</time>
        <code className="grow">{requestId}</code>
        {cold && <span className="cold">{say('cold', '冷')}</span>}
        <span className="quiet">{Math.round(duration)} ms</span>
        <span className="code">
          <span>{errcode === 0 ? answered : errcode}</span>
        </span>
      </button>
      {logs.length > 0 && (
        <pre className="printed">
          {logs.map((line, place) => (
            <span key={place} data-stderr={stderr.includes(place) || undefined}>
              {line}
              {'\n'}
            </span>
          ))}
        </pre>
      )}
    </li>
  )
})

export function lastCallsOf(traces: Traces, env: string, name: string): CallRecord[] {
  const found: CallRecord[] = []
  for (const { spans } of traces) {
    for (const span of spans)
      if (span.kind === 'function' && span.env === env && span.target === name) found.push(span)
    if (found.length >= SHOWN) break
  }
  return found.sort((a, b) => b.at - a.at).slice(0, SHOWN)
}
