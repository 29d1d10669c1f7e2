import { useState } from 'react'
import type { Person } from '../control'
import { label } from '../labels'
import { NewPerson } from './new-person'

interface PersonPickerProps {
  appid: string
  people: Person[]
  holder: Person | undefined
  onPick: (openid: string) => void
  onInvent: (person: Person) => void
}

const NEW = 'new'

/** Whose phone it is. */
export function PersonPicker({ appid, people, holder, onPick, onInvent }: PersonPickerProps) {
  const [naming, setNaming] = useState(false)

  if (naming) {
    const invented = (person: Person) => {
      setNaming(false)
      onInvent(person)
    }
    return <NewPerson appid={appid} onInvent={invented} onCancel={() => setNaming(false)} />
  }
  return (
    <span className="person">
      <select
        aria-label={label.person}
        value={holder?.openid ?? ''}
        onChange={({ target }) => (target.value === NEW ? setNaming(true) : onPick(target.value))}
      >
        {!holder && <option value="">—</option>}
        {people.map(({ openid, name }) => (
          <option key={openid} value={openid}>
            {name}
          </option>
        ))}
        <option value={NEW}>{label.newPerson}</option>
      </select>
    </span>
  )
}
