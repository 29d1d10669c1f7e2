import { type Dispatch, useState } from 'react'
import type { Environment, State } from '../control'
import type { HueOf } from '../hues'
import { say } from '../language'
import type { OpenCollection, ViewEvent } from '../workbench/view'
import { CollectionBar } from './collection-bar'
import { CollectionView } from './collection-view'
import { NewCollection } from './new-collection'
import './data.css'

interface DataProps {
  state: State
  hueOf: HueOf
  collection: OpenCollection | undefined
  show: Dispatch<ViewEvent>
}

/** What the databases hold: one collection at a time. */
export function Data({ state, hueOf, collection, show }: DataProps) {
  const [creating, setCreating] = useState(false)
  const open = find(state.environments, collection)
  const choose = (chosen: OpenCollection) => show({ type: 'collection', collection: chosen })
  if (creating) {
    const created = (chosen: OpenCollection) => {
      setCreating(false)
      choose(chosen)
    }
    return <NewCollection state={state} onCreated={created} onCancel={() => setCreating(false)} />
  }
  return (
    <>
      <CollectionBar state={state} open={open} onChoose={choose} onCreate={() => setCreating(true)} />
      {!open && <p className="nothing">{say('There is no collection yet.', '还没有集合。')}</p>}
      {open && <CollectionView key={`${open.env}/${open.name}`} {...open} hue={hueOf(open)} />}
    </>
  )
}

/** The one that was asked for; else the fullest. */
function find(environments: readonly Environment[], wanted: OpenCollection | undefined) {
  const all = environments.flatMap(({ env, collections }) => collections.map((one) => ({ env, ...one })))
  const found = all.find(({ env, name }) => env === wanted?.env && name === wanted.name)
  return found ?? [...all].sort((a, b) => b.count - a.count)[0]
}
