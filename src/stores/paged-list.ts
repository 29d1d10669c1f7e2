import { Errcode } from '@contract'
import { create } from 'zustand'
import type { PagedList, Tail } from '@/lib/paged'
import { isCode } from '@/services/cloud/errors'
import { messageFor } from '@/services/cloud/message-for'
import type { Last, Memory } from './remembered'

interface Page<Item> {
  items: Item[]
  next: string | null
}

/**
 * A list that comes a page at a time, newest first. `ask` gets the query of the last `load`.
 *
 * @param memory where its first page is kept, for a list that has one query only
 */
export function pagedList<Item extends { _id: string }, Query = undefined>(
  ask: (query: Query, cursor: string | undefined) => Promise<Page<Item>>,
  initial: Query,
  memory?: Memory<Page<Item>>,
) {
  const useList = create<PagedList<Item>>()(() => ({ status: 'loading' }))
  const become = (list: PagedList<Item>) => useList.setState(list, true)
  let query = initial
  /** Counts the beginnings: a page that was asked for before the last of them comes too late. */
  let beginning = 0

  async function load(wanted: Query) {
    query = wanted
    const last = memory?.last()
    become(last ? asOf(last) : { status: 'loading' })
    await firstPage()
  }

  /** Keeps what is shown until the new first page is here. */
  async function refresh() {
    const list = useList.getState()
    if (list.status !== 'ready') return load(query)
    if (list.refreshing) return
    // A page on its way will come too late; should the refresh fail, it can be asked for again.
    const tail = list.tail.status === 'loading' ? tailOf(list.tail.next) : list.tail
    const { items, at } = list
    become({ status: 'ready', items, tail, refreshing: true, ...(at !== undefined && { at }) })
    await firstPage()
  }

  async function firstPage() {
    const mine = ++beginning
    try {
      const first = () => ask(query, undefined)
      const { items, next } = await (memory ? memory.through(first) : first())
      if (mine === beginning) become(ready(items, next))
    } catch (error) {
      if (mine === beginning) become(failure(useList.getState(), error))
    }
  }

  async function more() {
    const list = useList.getState()
    if (list.status !== 'ready' || list.refreshing) return
    const { tail } = list
    if (tail.status === 'end' || tail.status === 'loading') return
    const mine = beginning
    const { next } = tail
    become({ ...list, tail: { status: 'loading', next } })
    try {
      const page = await ask(query, next)
      // What was taken out meanwhile stays out, and nothing is there twice.
      if (mine === beginning) redraw((before) => withMore(before, page.items), tailOf(page.next))
    } catch (error) {
      if (mine === beginning)
        redraw((before) => before, { status: 'failed', next, message: messageFor(error) })
    }
  }

  /** Changes what is shown, and what is kept of it, without asking the cloud. */
  function change(how: (items: Item[]) => Item[]) {
    redraw(how)
    memory?.change(({ items, next }) => ({ items: how(items), next }))
  }

  function redraw(how: (items: Item[]) => Item[], tail?: Tail) {
    const list = useList.getState()
    if (list.status === 'ready') become({ ...list, items: how(list.items), tail: tail ?? list.tail })
  }

  return { useList, load, refresh, more, change }
}

const tailOf = (next: string | null): Tail => (next === null ? { status: 'end' } : { status: 'more', next })

const ready = <Item>(items: Item[], next: string | null): PagedList<Item> => ({
  status: 'ready',
  items,
  tail: tailOf(next),
  refreshing: false,
})

/** What was so the last time, while it is asked for anew. */
const asOf = <Item>({ value: { items, next }, at }: Last<Page<Item>>): PagedList<Item> => ({
  status: 'ready',
  items,
  tail: tailOf(next),
  refreshing: true,
  at,
})

function withMore<Item extends { _id: string }>(before: Item[], more: Item[]): Item[] {
  const known = new Set(before.map(({ _id }) => _id))
  return [...before, ...more.filter(({ _id }) => !known.has(_id))]
}

function failure<Item>(list: PagedList<Item>, error: unknown): PagedList<Item> {
  if (isCode(error, Errcode.NOT_ADMIN)) return { status: 'refused' }
  const message = messageFor(error)
  // What is on the screen stays there: it is still true.
  if (list.status === 'ready') return { ...list, refreshing: false, complaint: message }
  return { status: 'failed', message }
}
