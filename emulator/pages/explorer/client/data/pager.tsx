import { Icon } from '../icons'
import { say } from '../language'
import { inDigits } from '../ui/in-digits'
import { PAGE } from './query'

interface PagerProps {
  page: number
  total: number
  onTurn: (by: number) => void
}

export function Pager({ page, total, onTurn }: PagerProps) {
  const first = page * PAGE
  const last = Math.min(first + PAGE, total)
  const previous = say('Previous page', '上一页')
  const next = say('Next page', '下一页')
  return (
    <nav className="pager" aria-label={say('Pages', '分页')}>
      <button
        className="icon-button"
        type="button"
        disabled={page === 0}
        aria-label={previous}
        title={previous}
        onClick={() => onTurn(-1)}
      >
        <Icon name="previous" />
      </button>
      <span role="status">
        {total === 0 ? '0' : `${inDigits(first + 1)}–${inDigits(last)}`} / {inDigits(total)}
      </span>
      <button
        className="icon-button"
        type="button"
        disabled={last >= total}
        aria-label={next}
        title={next}
        onClick={() => onTurn(1)}
      >
        <Icon name="chevron" />
      </button>
    </nav>
  )
}
