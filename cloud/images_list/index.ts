import { image } from '../../contract/image-view'
import { mustBe } from '../shared/access'
import { behind, newestFirst, pageOf } from '../shared/cursor'
import { database, find } from '../shared/database'
import { handler } from '../shared/handler'
import { viewOf } from '../shared/images/view'
import { isReadable } from '../shared/is-readable'
import { personId } from '../shared/person-id'
import { withoutTheDisabled } from './without-the-disabled'

export const main = handler('images_list', async ({ input, caller }) => {
  const { of, purpose, state, cursor, limit } = input
  const administrator = caller.via === 'client'
  if (administrator || of === 'all') await mustBe(caller, 'viewer')
  const id = personId(caller)
  const anyState = database().command.in(['pending', 'approved', 'refused'])
  const owner = { public: undefined, mine: id, all: input.owner }[of]
  const shown = { public: 'approved', mine: anyState, all: state ?? anyState }[of]
  const fits = { state: shown, ...(purpose ? { purpose } : {}), ...(owner ? { owner } : {}) }
  const found = await find('images', { where: behind(cursor, fits), orderBy: newestFirst, limit: limit + 1 })
  const { records, next } = pageOf(found, limit)
  const shownOnes = of === 'public' ? await withoutTheDisabled(records) : records
  const images = shownOnes.map((record) => viewOf(record, { id, administrator }))
  return { images: images.filter((view) => isReadable(image, view)), next }
})
