import { images_list } from '../../contract/functions/images_list'
import { image } from '../../contract/image-view'
import { mustBe } from '../shared/access'
import { behind, newestFirst, pageOf } from '../shared/cursor'
import { database, find } from '../shared/database'
import { handler } from '../shared/handler'
import { viewOf } from '../shared/images/view'
import { isReadable } from '../shared/is-readable'
import { personId } from '../shared/person-id'
import { withoutTheDisabled } from './without-the-disabled'

/** Pages that are read for one of the public list: more than anybody who is shut out has pictures for. */
const MOST = 12

export const main = handler({ images_list }, async ({ input, caller }) => {
  const { of, purpose, state, cursor, limit } = input
  const administrator = caller.via === 'client'
  if (administrator || of === 'all') await mustBe(caller, 'viewer')
  const id = personId(caller)
  const anyState = database().command.in(['pending', 'approved', 'refused'])
  const owner = { public: undefined, mine: id, all: input.owner }[of]
  const shown = { public: 'approved', mine: anyState, all: state ?? anyState }[of]
  const fits = { state: shown, ...(purpose ? { purpose } : {}), ...(owner ? { owner } : {}) }
  const { records, next } = await (of === 'public' ? publicPage : pageBehind)(fits, cursor, limit)
  const images = records.map((record) => viewOf(record, { id, administrator }))
  return { images: images.filter((view) => isReadable(image, view)), next }
})

async function pageBehind(fits: object, cursor: string | undefined, limit: number) {
  const where = behind(cursor, fits)
  return pageOf(await find('images', { where, orderBy: newestFirst, limit: limit + 1 }), limit)
}

/** A page as full as any: a phone that was shown an empty one would say that there are no pictures. */
async function publicPage(fits: object, cursor: string | undefined, limit: number) {
  let page = await pageBehind(fits, cursor, limit)
  const records = await withoutTheDisabled(page.records)
  for (let read = 1; records.length < limit && page.next !== null && read < MOST; read++) {
    page = await pageBehind(fits, page.next, limit)
    records.push(...(await withoutTheDisabled(page.records)))
  }
  return records.length > limit ? pageOf(records, limit) : { records, next: page.next }
}
