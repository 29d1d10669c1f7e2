import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { importRows } from '../import-row'
import { job, jobId } from '../job-view'
import { say } from '../say'
import { spec } from '../spec'

const noPlace = say('位置无效', 'This place cannot be')

/** Gives an import its rows, those of one place after those of another; with the last it begins. For whoever asked for it. */
export const imports_fill = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object(
    {
      _id: jobId,
      /** How many rows come before these. */
      from: v.pipe(v.number(noPlace), v.integer(noPlace), v.minValue(0, noPlace), v.maxValue(1e6, noPlace)),
      rows: importRows,
    },
    incomplete,
  ),
  /** As it is now. */
  data: v.object({ job }),
  failures: { [Errcode.JOB_NOT_FOUND]: errmsgs[Errcode.JOB_NOT_FOUND] },
})
