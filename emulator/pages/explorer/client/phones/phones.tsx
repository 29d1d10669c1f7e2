import type { State } from '../control'
import type { HueOf } from '../hues'
import { say } from '../language'
import type { Connection } from '../live/feed'
import { Phone } from './phone'
import './phones.css'

interface PhonesProps {
  state: State | undefined
  connection: Connection
  hueOf: HueOf
}

export function Phones({ state, connection, hueOf }: PhonesProps) {
  if (!state) return <Waiting />
  const programs = state.miniPrograms.flatMap(({ h5, ...rest }) => (h5 === null ? [] : [{ ...rest, h5 }]))
  if (programs.length === 0) {
    return (
      <p className="nothing">
        <strong>{say('No mini program has an H5 build yet.', '还没有小程序的 H5 构建。')}</strong>
        {say(
          'Build one, tell the emulator its folder, and it appears here as a phone.',
          '构建后把目录告诉模拟器，这里就会出现一部手机。',
        )}
      </p>
    )
  }
  return (
    <section className="phones" aria-label={say('Phones', '手机')}>
      {programs.map((program) => (
        <Phone key={program.appid} program={program} hue={hueOf(program)} connection={connection} />
      ))}
    </section>
  )
}

/** As large as what comes, so that nothing moves when it does. */
function Waiting() {
  return (
    <section className="phones" aria-label={say('Phones', '手机')} aria-busy="true">
      {['first', 'second'].map((which) => (
        <article className="device" key={which}>
          <div className="device-head" />
          <div className="phone">
            <div className="screen" />
          </div>
        </article>
      ))}
    </section>
  )
}
