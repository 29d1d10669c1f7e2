import { type FormEvent, useState } from 'react'
import { inventPerson, type Person } from '../control'
import { label } from '../labels'

interface NewPersonProps {
  appid: string
  onInvent: (person: Person) => void
  onCancel: () => void
}

/** A name, in the place of the list. What was typed stays when the emulator does not answer. */
export function NewPerson({ appid, onInvent, onCancel }: NewPersonProps) {
  const [name, setName] = useState('')
  const [status, setStatus] = useState<'typing' | 'creating' | 'failed'>('typing')

  function create(event: FormEvent) {
    event.preventDefault()
    if (!name.trim() || status === 'creating') return
    setStatus('creating')
    inventPerson(appid, name.trim()).then(onInvent, () => setStatus('failed'))
  }

  return (
    <form className="new-person" onSubmit={create} onKeyDown={({ key }) => key === 'Escape' && onCancel()}>
      <input
        autoFocus
        maxLength={30}
        value={name}
        aria-label={label.personName}
        aria-invalid={status === 'failed'}
        placeholder={label.personName}
        onChange={({ target }) => setName(target.value)}
      />
      <button className="button primary" disabled={!name.trim() || status === 'creating'}>
        {status === 'failed' ? label.retry : label.create}
      </button>
      <button className="button" type="button" onClick={onCancel}>
        {label.cancel}
      </button>
    </form>
  )
}
