import { useState } from 'react'
import type { Environment, State } from '../control'
import type { HueOf } from '../hues'
import { say } from '../language'
import type { OpenCollection } from '../workbench/view'
import './environments.css'

interface EnvironmentsProps {
  state: State | undefined
  hueOf: HueOf
  open: OpenCollection | undefined
  onOpen: (collection: OpenCollection) => void
}

/** What each cloud keeps, below the phone of the mini program that owns it. */
export function Environments({ state, hueOf, open, onOpen }: EnvironmentsProps) {
  return (
    <section className="environments" aria-label={say('Collections', '集合')}>
      {inOrderOfPhones(state).map(({ env, collections }) => (
        <div className="environment" data-hue={hueOf({ env })} key={env}>
          <h3 className="badge">{env}</h3>
          {collections.length === 0 && <span className="quiet">{say('no collections', '没有集合')}</span>}
          {collections.map(({ name, count }) => {
            const isOpen = open?.env === env && open.name === name
            return (
              <button
                key={name}
                className="collection"
                type="button"
                aria-pressed={isOpen}
                onClick={() => onOpen({ env, name })}
              >
                {name} <Count count={count} />
              </button>
            )
          })}
        </div>
      ))}
    </section>
  )
}

/** Lights up when it changes, and not when the page opens. */
function Count({ count }: { count: number }) {
  const [first] = useState(count)
  return (
    <span key={count} className={count === first ? 'count' : 'count changed'}>
      {count}
    </span>
  )
}

function inOrderOfPhones(state: State | undefined): Environment[] {
  if (!state) return []
  const phones = state.miniPrograms.filter(({ h5 }) => h5 !== null).map(({ appid }) => appid)
  const place = ({ appid }: Environment) => (phones.includes(appid) ? phones.indexOf(appid) : phones.length)
  return [...state.environments].sort((a, b) => place(a) - place(b))
}
