import { useEffect, useState } from 'react'
import { ask } from '../ask'
import { say } from '../language'
import { useAction } from '../ui/use-action'
import { useLoaded } from '../ui/use-loaded'
import { Wrong } from '../ui/wrong'

interface Time {
  /** ms since 1970, by the emulator's clock. */
  now: number
  /** ms that it has been moved forward. */
  ahead: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const steps: [string, number][] = [
  [say('+ 1 minute', '+ 1 分钟'), MINUTE],
  [say('+ 1 hour', '+ 1 小时'), HOUR],
  [say("+ 2 hours (a token's life)", '+ 2 小时（令牌的有效期）'), 2 * HOUR],
  [say('+ 1 day', '+ 1 天'), 24 * HOUR],
]

/** The clock that tokens, links and the database go by. It only goes forward. */
export function CloudClock({ revision }: { revision: number }) {
  const [moves, setMoves] = useState(0)
  const { data, error } = useLoaded<Time>('/control/clock', `${revision} ${moves}`)
  const action = useAction()
  const advance = async (ms: number) => {
    if (await action.run(() => ask('/control/clock', { body: { advance: ms } }))) setMoves(moves + 1)
  }
  return (
    <section className="stack" aria-label={say('Clock', '时钟')}>
      <h3>{say('Clock', '时钟')}</h3>
      {data && <Ticking key={data.now} {...data} />}
      <div className="row">
        {steps.map(([name, ms]) => (
          <button
            key={name}
            className="button"
            type="button"
            disabled={action.busy}
            onClick={() => void advance(ms)}
          >
            {name}
          </button>
        ))}
      </div>
      <p className="quiet">
        {say('Back to the real time: start the emulator anew.', '要回到真实时间，请重新启动模拟器。')}
      </p>
      <Wrong>{action.error ?? error}</Wrong>
    </section>
  )
}

function Ticking({ now, ahead }: Time) {
  const [start] = useState(Date.now)
  const [passed, setPassed] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setPassed(Date.now() - start), 1_000)
    return () => clearInterval(timer)
  }, [start])
  return (
    <p className="clock">
      <time>{new Date(now + passed).toLocaleString()}</time>{' '}
      <span className="quiet">
        {ahead < 1_000
          ? say('as on your wall', '与真实时间一致')
          : say(`${inWords(ahead)} ahead`, `快了 ${inWords(ahead)}`)}
      </span>
    </p>
  )
}

/** `1 d 2 h`, `5 min` */
function inWords(ms: number): string {
  const parts: [number, string][] = [
    [Math.floor(ms / (24 * HOUR)), say('d', '天')],
    [Math.floor(ms / HOUR) % 24, say('h', '小时')],
    [Math.floor(ms / MINUTE) % 60, say('min', '分钟')],
  ]
  return parts.flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}`] : [])).join(' ')
}
