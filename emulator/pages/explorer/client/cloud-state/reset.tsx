import { useState } from 'react'
import { send } from '../ask'
import { say } from '../language'
import { ConfirmButton } from '../ui/confirm-button'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'

/** Back to the beginning. */
export function Reset() {
  const { run, busy, error } = useAction()
  const [done, setDone] = useState(false)
  async function reset() {
    setDone(false)
    setDone(await run(() => send('$post', '/reset')))
  }
  return (
    <section className="stack" aria-label={say('Seed data', '初始数据')}>
      <h3>{say('Seed data', '初始数据')}</h3>
      <div className="row">
        <span className="quiet grow">
          {done
            ? say('Back at the seed data.', '已回到初始数据。')
            : say('Everything as it was at the very first start.', '一切回到第一次启动时的样子。')}
        </span>
        <ConfirmButton name={say('Reset', '重置')} disabled={busy} onConfirm={() => void reset()} />
      </div>
      <Wrong>{error}</Wrong>
    </section>
  )
}
