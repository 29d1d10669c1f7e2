import { useState } from 'react'
import { send } from '../ask'
import type { MiniProgram } from '../control'
import { Icon } from '../icons'
import { say } from '../language'
import type { Connection } from '../live/feed'
import { chosenPerson, rememberPerson } from './chosen-person'
import { PersonPicker } from './person-picker'
import { Screen } from './screen'
import { usePhone } from './use-phone'

interface PhoneProps {
  program: MiniProgram & { h5: string }
  hue: number | undefined
  connection: Connection
}

export function Phone({ program, hue, connection }: PhoneProps) {
  const { appid, name, people, h5 } = program
  const [picked, setPicked] = useState(() => chosenPerson(program)?.openid)
  const holder = people.find(({ openid }) => openid === picked) ?? people[0]
  const { state, retry } = usePhone(appid, holder?.openid, connection)
  const [reloads, setReloads] = useState(0)
  const reload = say('Reload this phone', '重新加载这部手机')

  function pick(openid: string) {
    rememberPerson(appid, openid)
    setPicked(openid)
  }

  async function invent(wanted: string) {
    const { openid } = await send('$post', '/people', { json: { appid, name: wanted } })
    pick(openid)
  }

  return (
    <article className="device" data-hue={hue} aria-label={name}>
      <div className="device-head">
        <h2 title={appid}>{name}</h2>
        <PersonPicker people={people} holder={holder} onPick={pick} onInvent={invent} />
        <button
          className="icon-button"
          type="button"
          title={reload}
          aria-label={`${reload}: ${name}`}
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
