import type { IndexInfo, Page } from '../control'
import { say } from '../language'
import { inDigits } from '../ui/in-digits'
import type { Asked } from './query'

interface ExplainedProps {
  explain: Page['explain']
  query: Asked
  indexes: readonly IndexInfo[]
  /** Documents of the collection. */
  count: number
}

/** Which index served the query, and which there are. */
export function Explained({ explain: { index, sorted, scanned }, query, indexes, count }: ExplainedProps) {
  const asks = query.where.trim() !== '' || query.sort.trim() !== ''
  const looked = say(
    `${inDigits(scanned)} of ${inDigits(count)} looked at`,
    `扫描 ${inDigits(scanned)} / ${inDigits(count)}`,
  )
  return (
    <div className="explained">
      {asks && index === null && (
        <span className="no-index">{say(`No index: ${looked}`, `无索引：${looked}`)}</span>
      )}
      {asks && index !== null && (
        <span>
          {say('index', '索引')} <code>{index}</code>
          {sorted && say(', in order', '，按序读取')} · {looked}
        </span>
      )}
      <details>
        <summary>
          {say(
            indexes.length === 0 ? '1 index' : `${indexes.length + 1} indexes`,
            `${indexes.length + 1} 个索引`,
          )}
        </summary>
        <ul>
          {[{ name: '_id_', unique: true, keys: { _id: 1 } }, ...indexes].map(({ name, unique, keys }) => (
            <li key={name}>
              <code>{name}</code>{' '}
              {Object.entries(keys)
                .map(([field, way]) => `${field} ${way === -1 ? '↓' : '↑'}`)
                .join(', ')}
              {unique && ` · ${say('unique', '唯一')}`}
            </li>
          ))}
        </ul>
      </details>
    </div>
  )
}
