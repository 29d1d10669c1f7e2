import type { Dispatch, KeyboardEvent } from 'react'
import { Icon } from '../icons'
import { say } from '../language'
import { tabIcon, tabName } from './tab-names'
import { type Tab, TABS } from './tabs'
import type { View, ViewEvent } from './view'

interface TabListProps {
  view: View
  dispatch: Dispatch<ViewEvent>
  /** Numbers beside names, such as how many faults there are. */
  counts: Partial<Record<Tab, number>>
}

/** https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export function TabList({ view, dispatch, counts }: TabListProps) {
  function move({ key, currentTarget }: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key]
    const tab = step && TABS[(TABS.indexOf(view.tab) + step + TABS.length) % TABS.length]
    if (!tab) return
    dispatch({ type: 'tab', tab })
    currentTarget.querySelector<HTMLElement>(`#tab-${tab}`)?.focus()
  }
  const widthName = view.wide ? say('Show the phones', '显示手机') : say('Hide the phones', '隐藏手机')
  return (
    <div className="tab-bar">
      <div className="tabs" role="tablist" aria-label={say('Tools', '工具')} onKeyDown={move}>
        {TABS.map((tab, index) => (
          <button
            key={tab}
            id={`tab-${tab}`}
            className="tab"
            type="button"
            role="tab"
            aria-selected={tab === view.tab}
            aria-controls={`panel-${tab}`}
            tabIndex={tab === view.tab ? 0 : -1}
            title={`${tabName[tab]} (${index + 1})`}
            onClick={() => dispatch({ type: 'tab', tab })}
          >
            <Icon name={tabIcon[tab]} />
            <span>{tabName[tab]}</span>
            {counts[tab] !== undefined && counts[tab] > 0 && <b className="tab-count">{counts[tab]}</b>}
          </button>
        ))}
      </div>
      <button
        className="icon-button width-button"
        type="button"
        aria-pressed={view.wide}
        aria-label={widthName}
        title={`${widthName} (w)`}
        onClick={() => dispatch({ type: 'width' })}
      >
        <Icon name={view.wide ? 'narrow' : 'wide'} />
      </button>
    </div>
  )
}
