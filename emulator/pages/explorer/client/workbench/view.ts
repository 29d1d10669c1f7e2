import { type Tab, TABS } from './tabs'

export interface OpenCollection {
  env: string
  name: string
}

/** What of the page is shown. */
export interface View {
  tab: Tab
  /** Those that have been shown: they stay as they were left. */
  visited: readonly Tab[]
  /** The collection of the data tab; none: the first there is. */
  collection?: OpenCollection
  /** Without the phones. */
  wide: boolean
}

export type ViewEvent =
  { type: 'tab'; tab: Tab } | { type: 'collection'; collection: OpenCollection } | { type: 'width' }

export function viewAfter(view: View, event: ViewEvent): View {
  if (event.type === 'width') return { ...view, wide: !view.wide }
  if (event.type === 'tab') return visiting(view, event.tab)
  return { ...visiting(view, 'data'), collection: event.collection }
}

const visiting = (view: View, tab: Tab): View => ({
  ...view,
  tab,
  visited: view.visited.includes(tab) ? view.visited : [...view.visited, tab],
})

/** `#data/admin-laptop/users`: so that a page opened anew shows what it did. */
export function hashOf({ tab, collection, wide }: View): string {
  const path = tab === 'data' && collection ? [tab, collection.env, collection.name] : [tab]
  return `#${path.map(encodeURIComponent).join('/')}${wide ? '?wide' : ''}`
}

export function viewOf(hash: string): View {
  const [path = '', options] = hash.slice(1).split('?')
  const [first, env, name] = path.split('/').map(decoded)
  const tab = TABS.find((one) => one === first) ?? 'calls'
  const collection = env && name ? { env, name } : undefined
  return { tab, visited: [tab], wide: options === 'wide', ...(collection && { collection }) }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
