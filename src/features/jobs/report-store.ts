import type { DataOf, RowOutcome } from '@contract'
import * as imports from '@/services/imports'
import { pagedList } from '@/stores/paged-list'

/** As many as the cloud gives. */
const PAGE = 100

export type ReportRow = DataOf<'imports_report'>['rows'][number] & { _id: string }

/** Of which import, and of which of its rows: left out, all. */
interface Query {
  job: string
  outcome?: RowOutcome
}

/** What has become of the rows of the import whose page is open. */
export const report = pagedList(
  async ({ job, outcome }: Query, cursor): Promise<{ items: ReportRow[]; next: string | null }> => {
    const wanted = { _id: job, ...(outcome && { outcome }), ...(cursor && { cursor }), limit: PAGE }
    const { rows, next } = await imports.report(wanted)
    return { items: rows.map((row) => ({ ...row, _id: String(row.line) })), next }
  },
  { job: '' },
)
