import { useEffect, useState } from 'react'
import type { AnswerOf } from '../api'
import { send } from '../ask'
import { say } from '../language'
import { useLoaded } from '../loaded'
import { moment } from '../ui/moment'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'
import './cloud-clock.css'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const steps: [string, number][] = [
  [say('+ 1 minute', '+ 1 分钟'), MINUTE],
  [say('+ 1 hour', '+ 1 小时'), HOUR],
  [say("+ 2 hours (a token's life)", '+ 2 小时（令牌的有效期）'), 2 * HOUR],
  [say('+ 1 day', '+ 1 天'), 24 * HOUR],
]

/** The clock that tokens, links and the database go by: forward, and back to the real time. */
export function CloudClock() {
  const { data, error } = useLoaded('/clock')
  const action = useAction()
  return (
    <section className="stack" aria-label={say('Clock', '时钟')}>
      <h3>{say('Clock', '时钟')}</h3>
      {data && <Ticking key={data.now} {...data} />}
      <div className="row">
        {steps.map(([name, advance]) => (
          <button
            key={name}
            className="button"
            type="button"
            disabled={action.busy}
            onClick={() => void action.run(() => send('$post', '/clock', { json: { advance } }))}
          >
            {name}
          </button>
        ))}
        <button
          className="button"
          type="button"
          disabled={action.busy || !data || data.ahead === 0}
          onClick={() => void action.run(() => send('$delete', '/clock'))}
        >
          {say('Back to the real time', '回到真实时间')}
        </button>
      </div>
      <p className="quiet">
        {say(
          'What was given out meanwhile, such as a token, is good until the end that it was given.',
          '在此期间发出的令牌等，仍按发出时的有效期计算。',
        )}
      </p>
      <Wrong>{action.error ?? error}</Wrong>
    </section>
  )
}

function Ticking({ now, ahead }: AnswerOf<'/clock'>) {
  const [start] = useState(Date.now)
  const [passed, setPassed] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setPassed(Date.now() - start), 1_000)
    return () => clearInterval(timer)
  }, [start])
  return (
    <p className="clock">
      <time>{moment(now + passed)}</time>{' '}
      <span className="quiet">
        {ahead === 0
          ? say('as on your wall', '与真实时间一致')
          : say(`${inWords(ahead)} ahead`, `快了 ${inWords(ahead)}`)}
      </span>
    </p>
  )
}

/** `1 d 2 h`, `5 min`, `12 s` */
function inWords(ms: number): string {
  const parts: [number, string][] = [
    [Math.floor(ms / (24 * HOUR)), say('d', '天')],
    [Math.floor(ms / HOUR) % 24, say('h', '小时')],
    [Math.floor(ms / MINUTE) % 60, say('min', '分钟')],
    [Math.floor(ms / 1_000) % 60, say('s', '秒')],
  ]
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : [])).join(' ') || `${ms} ms`
}
