import * as v from 'valibot'
import { incomplete } from '../fields'
import { MOST_ROWS, importModes } from '../import-row'
import { job } from '../job-view'
import { noticeText } from '../notice-text'
import { isOneSelection, notOneSelection, peopleSelection } from '../people-selection'
import { say } from '../say'
import { spec } from '../spec'
import { states } from '../states'

const noFile = say('文件名无效', 'This name of a file cannot be')
const noRows = say('一次可以导入 1 到 20000 行', 'An import has from 1 to 20,000 rows')

/**
 * Asks for something to be done with many people. `state`: all of them become it, as by `users_set_state`; that is done
 * by `jobs_step`, a slice a call, or by a timer. `notice`: all of them get a message, in the same way. `export`: they may be read, by `jobs_page` and whoever asked for it.
 * `import`: people of a file, whose rows `imports_fill` takes; the rest is done as of `state`.
 */
export const jobs_add = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.pipe(
    v.variant(
      'kind',
      [
        v.object(
          {
            kind: v.literal('state'),
            state: v.picklist(states, say('状态无效', 'There is no such state')),
            ...peopleSelection,
          },
          incomplete,
        ),
        v.object({ kind: v.literal('notice'), ...noticeText, ...peopleSelection }, incomplete),
        v.object(
          {
            kind: v.literal('export'),
            /** With whole telephone numbers: the audit tells it. */
            whole: v.boolean(say('请选择是否包含完整号码', 'Please choose whether with whole numbers')),
            ...peopleSelection,
          },
          incomplete,
        ),
        v.object(
          {
            kind: v.literal('import'),
            mode: v.picklist(
              importModes,
              say('请选择已有的人怎么办', 'Please choose what becomes of those who are there'),
            ),
            /** The file's name. */
            file: v.pipe(v.string(noFile), v.minLength(1, noFile), v.maxLength(200, noFile)),
            rows: v.pipe(
              v.number(noRows),
              v.integer(noRows),
              v.minValue(1, noRows),
              v.maxValue(MOST_ROWS, noRows),
            ),
          },
          incomplete,
        ),
      ],
      incomplete,
    ),
    v.check((input) => input.kind === 'import' || isOneSelection(input), notOneSelection),
  ),
  data: v.object({ job }),
  failures: {},
})
