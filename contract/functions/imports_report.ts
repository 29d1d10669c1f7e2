import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { maskedNumber } from '../fields/masked-number'
import { rowOutcomes } from '../import-row'
import { jobId } from '../job-view'
import { next, page } from '../page'
import { say } from '../say'
import { spec } from '../spec'

/** What has become of the rows of an import, in the file's order, a page at a time. */
export const imports_report = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object(
    {
      _id: jobId,
      /** Only those of which this has become; left out: all. */
      outcome: v.optional(v.picklist(rowOutcomes, say('结果无效', 'There is no such outcome'))),
      ...page(say('每页最多 100 行', 'A page has at most 100 rows')),
    },
    incomplete,
  ),
  data: v.object({
    rows: v.array(
      v.object({
        /** Of the file, as people count. */
        line: v.number(),
        name: v.string(),
        /** Only the ends of it; left out where the row has none. */
        tel: v.optional(v.pipe(v.string(), v.transform(maskedNumber))),
        /** Left out: it has not had its turn. */
        outcome: v.optional(v.picklist(rowOutcomes)),
        /** `_id` of the person, where it is known. */
        whom: v.optional(v.string()),
      }),
    ),
    next,
  }),
  failures: { [Errcode.JOB_NOT_FOUND]: errmsgs[Errcode.JOB_NOT_FOUND] },
})
