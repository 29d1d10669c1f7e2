import type { Dispatch, ReactNode } from 'react'
import { Shown } from '../loaded'
import { TabList } from './tab-list'
import { type Tab, TABS } from './tabs'
import type { View, ViewEvent } from './view'
import './workbench.css'

interface WorkbenchProps {
  view: View
  dispatch: Dispatch<ViewEvent>
  counts: Partial<Record<Tab, number>>
  panels: Record<Tab, () => ReactNode>
}

/** One tool at a time. Those that were left stay as they are, but the calls: they change too often. */
export function Workbench({ view, dispatch, counts, panels }: WorkbenchProps) {
  const kept = (tab: Tab) => tab === view.tab || (tab !== 'calls' && view.visited.includes(tab))
  return (
    <section className="panel workbench">
      <TabList view={view} dispatch={dispatch} counts={counts} />
      {TABS.filter(kept).map((tab) => (
        <div
          key={tab}
          id={`panel-${tab}`}
          className="tool"
          role="tabpanel"
          aria-labelledby={`tab-${tab}`}
          hidden={tab !== view.tab}
        >
          <Shown.Provider value={tab === view.tab}>{panels[tab]()}</Shown.Provider>
        </div>
      ))}
    </section>
  )
}
