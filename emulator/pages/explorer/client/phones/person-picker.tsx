import { useState } from 'react'
import type { Person } from '../control'
import { say } from '../language'
import { NewPerson } from './new-person'

interface PersonPickerProps {
  people: Person[]
  holder: Person | undefined
  onPick: (openid: string) => void
  onInvent: (name: string) => Promise<void>
}

const NEW = 'new'

/** Whose phone it is. */
export function PersonPicker({ people, holder, onPick, onInvent }: PersonPickerProps) {
  const [naming, setNaming] = useState(false)

  if (naming) {
    const invent = async (name: string) => {
      await onInvent(name)
      setNaming(false)
    }
    return <NewPerson onInvent={invent} onCancel={() => setNaming(false)} />
  }
  return (
    <span className="person">
      <select
        aria-label={say('Whose phone', '使用者')}
        value={holder?.openid ?? ''}
        onChange={({ target }) => (target.value === NEW ? setNaming(true) : onPick(target.value))}
      >
        {!holder && <option value="">—</option>}
        {people.map(({ openid, name }) => (
          <option key={openid} value={openid}>
            {name}
          </option>
        ))}
        <option value={NEW}>{say('A new person…', '新的使用者…')}</option>
      </select>
    </span>
  )
}
