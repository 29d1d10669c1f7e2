import { Icon } from '../icons'
import { say } from '../language'
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
  const pause = paused ? say('Resume', '继续') : say('Pause', '暂停')
  const clear = say('Clear', '清空')
  const hint = say('Function, code, request id, text…', '函数、错误码、请求 ID、文字…')
  const waiting = say(`${heldBack} more since the pause`, `暂停后新增 ${heldBack} 次`)
  return (
    <div className="bar">
      <label className="search">
        <Icon name="search" />
        <input
          type="search"
          data-search
          placeholder={hint}
          aria-label={hint}
          value={filter.text}
          onChange={({ target }) => onFilter({ ...filter, text: target.value })}
        />
      </label>
      <label className="check" title="e">
        <input
          type="checkbox"
          aria-keyshortcuts="e"
          checked={filter.errorsOnly}
          onChange={({ target }) => onFilter({ ...filter, errorsOnly: target.checked })}
        />
        {say('Errors only', '只看错误')}
      </label>
      <button
        className="icon-button"
        type="button"
        aria-pressed={paused}
        aria-keyshortcuts="p"
        aria-label={pause}
        title={heldBack > 0 ? waiting : `${pause} (p)`}
        onClick={onPause}
      >
        <Icon name={paused ? 'resume' : 'pause'} />
        {heldBack > 0 && <span className="held-back">{heldBack}</span>}
      </button>
      <button
        className="icon-button"
        type="button"
        aria-label={clear}
        title={`${clear} (x)`}
        aria-keyshortcuts="x"
        onClick={onClear}
      >
        <Icon name="clear" />
      </button>
    </div>
  )
}
