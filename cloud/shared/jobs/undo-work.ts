import type { ImportJob } from '../../../contract/job-record'
import { untakeRow } from '../imports/untake'
import { cameTo, giveUp, outcomesOf, rowsFrom } from './import-work'
import type { Work } from './work'

/** What an import has done is taken back, the last row first. */
export const undoWork = (job: ImportJob): Work => ({
  end: 'undone',
  atOnce: 4,
  next: () => rowsFrom(job, 'desc'),
  turn: untakeRow,
  async counted(batch, outcomes) {
    await giveUp(outcomes, 'kept')
    return cameTo(await outcomesOf(batch), ['undone', 'kept'])
  },
  reached: async (_by, batch) => cameTo(await outcomesOf(batch), ['undone', 'kept']),
})
