import type { ImageView } from '@contract'
import { create } from 'zustand'
import * as images from '@/services/images'

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

async function loadNews() {
  const asked = images.list({ of: 'public', purpose: 'wall', limit: NEWEST })
  const answer = await asked.catch(() => undefined)
  if (answer) useNews.setState({ status: 'ready', images: answer.images }, true)
  else if (useNews.getState().status === 'loading') useNews.setState({ status: 'failed' }, true)
}

async function loadOwn() {
  const answer = await images.list({ of: 'mine', limit: LATEST }).catch(() => undefined)
  if (!answer) return
  const count = (wanted: ImageView['state']) => answer.images.filter(({ state }) => state === wanted).length
  useOwnPictures.setState({ pending: count('pending'), refused: count('refused') })
}
