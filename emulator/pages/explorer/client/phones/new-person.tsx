import { type FormEvent, useState } from 'react'
import { say } from '../language'

interface NewPersonProps {
  onInvent: (name: string) => Promise<void>
  onCancel: () => void
}

/** A name, in the place of the list. What was typed stays when the emulator does not answer. */
export function NewPerson({ onInvent, onCancel }: NewPersonProps) {
  const [name, setName] = useState('')
  const [status, setStatus] = useState<'typing' | 'creating' | 'failed'>('typing')
  const label = say('Name of the new person', '新使用者的名字')

  function create(event: FormEvent) {
    event.preventDefault()
    if (!name.trim() || status === 'creating') return
    setStatus('creating')
    onInvent(name.trim()).catch(() => setStatus('failed'))
  }

  return (
    <form className="new-person" onSubmit={create} onKeyDown={({ key }) => key === 'Escape' && onCancel()}>
      <input
        autoFocus
        maxLength={30}
        value={name}
        aria-label={label}
        aria-invalid={status === 'failed'}
        placeholder={label}
        onChange={({ target }) => setName(target.value)}
      />
      <button className="button primary" disabled={!name.trim() || status === 'creating'}>
        {status === 'failed' ? say('Try again', '重试') : say('Create', '创建')}
      </button>
      <button className="button" type="button" onClick={onCancel}>
        {say('Cancel', '取消')}
      </button>
    </form>
  )
}
