import { type FormEvent, useState } from 'react'
import { Icon } from '../icons'
import { say } from '../language'
import { Wrong } from '../ui/wrong'
import { pathOf, type Query } from './query'

interface QueryFormProps {
  query: Query
  onAsk: (asked: { where: string; sort: string }) => void
}

/** A filter and an order; Enter asks. */
export function QueryForm({ query, onAsk }: QueryFormProps) {
  const [where, setWhere] = useState(query.where)
  const [sort, setSort] = useState(query.sort)
  const [wrong, setWrong] = useState<string>()
  const filter = say('Filter, JSON', '筛选条件（JSON）')
  const order = say('Order', '排序')

  function find(event: FormEvent) {
    event.preventDefault()
    try {
      pathOf('', { where, sort, page: 0 })
      setWrong(undefined)
      onAsk({ where, sort })
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
          value={where}
          aria-label={filter}
          aria-invalid={wrong !== undefined}
          placeholder={'{ "age": { "$gte": 18 } }'}
          onChange={({ target }) => setWhere(target.value)}
        />
      </label>
      <input
        className="input order"
        spellCheck={false}
        value={sort}
        aria-label={order}
        placeholder={say('order: createtime desc', '排序：createtime desc')}
        onChange={({ target }) => setSort(target.value)}
      />
      <button className="button">{say('Find', '查找')}</button>
      <Wrong>{wrong}</Wrong>
    </form>
  )
}
