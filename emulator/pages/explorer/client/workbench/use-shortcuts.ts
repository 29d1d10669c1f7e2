import { type Dispatch, useEffect } from 'react'
import { TABS } from './tabs'
import type { ViewEvent } from './view'

/**
 * `1` to `7` show a tab, `w` hides the phones, `/` goes to the search of what is shown; a button or a box of it that has
 * `aria-keyshortcuts` is pressed by that key.
 */
export function useShortcuts(dispatch: Dispatch<ViewEvent>) {
  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const tab = TABS[Number(event.key) - 1]
      if (tab) dispatch({ type: 'tab', tab })
      else if (event.key === 'w') dispatch({ type: 'width' })
      else if (event.key === '/') inPanel('[data-search]')?.focus()
      else if (/^[a-z]$/.test(event.key)) inPanel(`[aria-keyshortcuts=${event.key}]`)?.click()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [dispatch])
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select')

const inPanel = (selector: string) =>
  document.querySelector<HTMLElement>(`[role=tabpanel]:not([hidden]) ${selector}`)
