import { Icon } from '../icons'
import { label } from '../labels'
import type { Filter } from './filter'

interface ToolbarProps {
  filter: Filter
  onFilter: (filter: Filter) => void
  paused: boolean
  heldBack: number
  onPause: () => void
  onClear: () => void
}

export function Toolbar({ filter, onFilter, paused, heldBack, onPause, onClear }: ToolbarProps) {
  const pauseLabel = paused ? label.resume : label.pause
  return (
    <div className="bar">
      <label className="search">
        <Icon name="search" />
        <input
          type="search"
          data-search
          placeholder={label.filter}
          aria-label={label.filter}
          value={filter.text}
          onChange={({ target }) => onFilter({ ...filter, text: target.value })}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={filter.errorsOnly}
          onChange={({ target }) => onFilter({ ...filter, errorsOnly: target.checked })}
        />
        {label.errorsOnly}
      </label>
      <button
        className="icon-button"
        type="button"
        aria-pressed={paused}
        aria-label={pauseLabel}
        title={heldBack > 0 ? label.waiting(heldBack) : pauseLabel}
        onClick={onPause}
      >
        <Icon name={paused ? 'resume' : 'pause'} />
        {heldBack > 0 && <span className="held-back">{heldBack}</span>}
      </button>
      <button
        className="icon-button"
        type="button"
        aria-label={label.clear}
        title={label.clear}
        onClick={onClear}
      >
        <Icon name="clear" />
      </button>
    </div>
  )
}
