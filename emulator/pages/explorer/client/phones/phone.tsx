import { useState } from 'react'
import type { MiniProgram, Person } from '../control'
import { Icon } from '../icons'
import { label } from '../labels'
import type { Connection } from '../live/feed'
import { chosenPerson, rememberPerson } from './chosen-person'
import { PersonPicker } from './person-picker'
import { Screen } from './screen'
import { usePhone } from './use-phone'

interface PhoneProps {
  program: MiniProgram & { h5: string }
  hue: number | undefined
  connection: Connection
  onPeopleChange: () => Promise<void>
}

export function Phone({ program, hue, connection, onPeopleChange }: PhoneProps) {
  const { appid, name, people, h5 } = program
  const [invented, setInvented] = useState<Person>()
  const [picked, setPicked] = useState(() => chosenPerson(program)?.openid)
  const everyone = withPerson(people, invented)
  const holder = everyone.find(({ openid }) => openid === picked) ?? everyone[0]
  const { state, retry } = usePhone(appid, holder?.openid, connection)
  const [reloads, setReloads] = useState(0)

  function pick(openid: string) {
    rememberPerson(appid, openid)
    setPicked(openid)
  }

  function welcome(person: Person) {
    setInvented(person)
    pick(person.openid)
    void onPeopleChange().then(() => setInvented(undefined))
  }

  return (
    <article className="device" data-hue={hue} aria-label={name}>
      <div className="device-head">
        <h2>{name}</h2>
        <code className="appid">{appid}</code>
        <PersonPicker appid={appid} people={everyone} holder={holder} onPick={pick} onInvent={welcome} />
        <button
          className="icon-button"
          type="button"
          title={label.reload}
          aria-label={`${label.reload}: ${name}`}
          onClick={() => setReloads(reloads + 1)}
        >
          <Icon name="reload" />
        </button>
      </div>
      <div className="phone">
        <Screen key={reloads} title={name} h5={h5} holder={holder} state={state} onRetry={retry} />
      </div>
    </article>
  )
}

/** The list is read again a moment after somebody was invented; until then they must not be missing. */
function withPerson(people: Person[], invented: Person | undefined): Person[] {
  if (!invented || people.some(({ openid }) => openid === invented.openid)) return people
  return [...people, invented]
}
