import { type Dispatch, type FormEvent, useState } from 'react'
import { Icon } from '../icons'
import { say } from '../language'
import { Wrong } from '../ui/wrong'
import { type Asked, type QueryEvent, searchOf } from './query'

interface QueryFormProps {
  typed: Asked
  dispatch: Dispatch<QueryEvent>
}

/** A filter and an order, typed; Enter asks. */
export function QueryForm({ typed, dispatch }: QueryFormProps) {
  const [wrong, setWrong] = useState<string>()

  function find(event: FormEvent) {
    event.preventDefault()
    try {
      searchOf(typed, 0)
      setWrong(undefined)
      dispatch({ type: 'asked' })
    } catch (error) {
      setWrong((error as Error).message)
    }
  }

  return (
    <form className="query" role="search" onSubmit={find}>
      <label className="search">
        <Icon name="search" />
        <input
          type="search"
          data-search
          spellCheck={false}
          value={typed.where}
          aria-label={say('Filter, JSON', '筛选条件（JSON）')}
          aria-invalid={wrong !== undefined}
          placeholder={'{ "age": { "$gte": 18 } }'}
          onChange={({ target }) => dispatch({ type: 'typed', field: 'where', text: target.value })}
        />
      </label>
      <input
        className="input order"
        spellCheck={false}
        value={typed.sort}
        aria-label={say('Order', '排序')}
        placeholder={say('order: age desc', '排序：age desc')}
        onChange={({ target }) => dispatch({ type: 'typed', field: 'sort', text: target.value })}
      />
      <button className="button">{say('Find', '查找')}</button>
      <Wrong>{wrong}</Wrong>
    </form>
  )
}
