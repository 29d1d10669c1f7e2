import type { State } from '../control'
import type { HueOf } from '../hues'
import { label } from '../labels'
import type { Connection } from '../live/feed'
import { Phone } from './phone'

interface PhonesProps {
  state: State | undefined
  connection: Connection
  hueOf: HueOf
  onPeopleChange: () => Promise<void>
}

export function Phones({ state, connection, hueOf, onPeopleChange }: PhonesProps) {
  if (!state) return <Waiting />
  const programs = state.miniPrograms.flatMap(({ h5, ...rest }) => (h5 === null ? [] : [{ ...rest, h5 }]))
  if (programs.length === 0) {
    return (
      <p className="nothing">
        <strong>{label.noPhones}</strong>
        {label.noPhonesHint}
      </p>
    )
  }
  return (
    <section className="phones" aria-label={label.phones}>
      {programs.map((program) => (
        <Phone
          key={program.appid}
          program={program}
          hue={hueOf(program)}
          connection={connection}
          onPeopleChange={onPeopleChange}
        />
      ))}
    </section>
  )
}

/** As large as what comes, so that nothing moves when it does. */
function Waiting() {
  return (
    <section className="phones" aria-label={label.phones} aria-busy="true">
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
