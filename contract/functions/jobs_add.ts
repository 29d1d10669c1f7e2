import * as v from 'valibot'
import { incomplete } from '../fields'
import { job } from '../job-view'
import { isOneSelection, notOneSelection, peopleSelection } from '../people-selection'
import { say } from '../say'
import { spec } from '../spec'
import { states } from '../states'

/**
 * Asks for something to be done with many people. `state`: all of them become it, as by `users_set_state`; that is done
 * by `jobs_step`, a slice a call, or by a timer. `export`: they may be read, by `jobs_page` and whoever asked for it.
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
        v.object(
          {
            kind: v.literal('export'),
            /** With whole telephone numbers: the audit tells it. */
            whole: v.boolean(say('请选择是否包含完整号码', 'Please choose whether with whole numbers')),
            ...peopleSelection,
          },
          incomplete,
        ),
      ],
      incomplete,
    ),
    v.check((input) => isOneSelection(input), notOneSelection),
  ),
  data: v.object({ job }),
  failures: {},
})
