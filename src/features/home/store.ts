import type { ImageView } from '@contract'
import { create } from 'zustand'
import { images_list } from '../../../contract/functions/images_list'
import * as images from '@/services/images'
import { remembered } from '@/stores/remembered'

/** So many pictures of the wall are shown on the home page. */
const NEWEST = 6
/** So many of one's own are looked through for what waits and what was refused. */
const LATEST = 20

type News = { status: 'loading' } | { status: 'ready'; images: ImageView[] } | { status: 'failed' }

/** What is new on the wall. */
export const useNews = create<News>()(() => ({ status: 'loading' }))

/** How many of one's own pictures wait for a decision, and how many were refused; zero while nothing is known. */
export const useOwnPictures = create<{ pending: number; refused: number }>()(() => ({
  pending: 0,
  refused: 0,
}))

/** Both of them, anew. What is shown stays until the answers are here, and where none comes. */
export async function loadHome() {
  await Promise.all([loadNews(), loadOwn()])
}

const memory = remembered('news', images_list.data)

const show = (shown: ImageView[]) => useNews.setState({ status: 'ready', images: shown }, true)

async function loadNews() {
  const last = memory.last()
  if (last && useNews.getState().status !== 'ready') show(last.value.images)
  const ask = () => images.list({ of: 'public', purpose: 'wall', limit: NEWEST })
  const answer = await memory.through(ask).catch(() => undefined)
  if (answer) show(answer.images)
  else if (useNews.getState().status === 'loading') useNews.setState({ status: 'failed' }, true)
}

async function loadOwn() {
  const answer = await images.list({ of: 'mine', limit: LATEST }).catch(() => undefined)
  if (!answer) return
  const count = (wanted: ImageView['state']) => answer.images.filter(({ state }) => state === wanted).length
  useOwnPictures.setState({ pending: count('pending'), refused: count('refused') })
}
