import type { Image } from '../../contract'
import { images_decided } from '../../contract/functions/images_decided'
import { database, find, update } from '../shared/database'
import { handler } from '../shared/handler'
import { log } from '../shared/log'

/** Pictures of each decision in one answer. */
const MOST = 10
/** How long the first one who is given a picture has for it; the next one twice as long, and so on: ms. */
const LEASE = 5 * 60_000
/** Telling somebody is begun so often, which is over two hours and a half. */
const TRIES = 5

export const main = handler({ images_decided }, async ({ caller: { appid } }) => {
  const [approved, refused] = await Promise.all([due(appid, 'approved'), due(appid, 'refused')])
  const given = await Promise.all([...approved, ...refused].map(give))
  return { images: given.flat(), more: approved.length === MOST || refused.length === MOST }
})

type Decided = Image & { state: 'approved' | 'refused' }

/** Of the relay's own people alone: an openid means something in their mini program only. */
async function due(appid: string, state: Decided['state']): Promise<Decided[]> {
  const _ = database().command
  const where = { appid, state, tell: _.gte(1).and(_.lte(Date.now())) }
  return (await find('images', { where, limit: MOST })) as Decided[]
}

/** To whoever comes first; one that has been given out too often, to nobody any more. */
async function give(image: Decided): Promise<Decided[]> {
  const { _id, tell, tellTries = 0 } = image
  const again = tellTries < TRIES
  const changes = again
    ? { tell: Date.now() + LEASE * 2 ** tellTries, tellTries: tellTries + 1 }
    : { tell: 0 }
  const mine = await update('images', { _id, tell }, changes)
  if (mine > 0 && !again) log.warn('somebody could not be told of a decision', { _id })
  return mine > 0 && again ? [image] : []
}
