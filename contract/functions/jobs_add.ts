import * as v from 'valibot'
import { incomplete } from '../fields'
import { job } from '../job-view'
import { isOneSelection, notOneSelection, peopleSelection } from '../people-selection'
import { say } from '../say'
import { spec } from '../spec'
import { states } from '../states'

/**
 * Asks for something to be done with many people: all of them become `state`, as by `users_set_state`. It is done by
 * `jobs_step`, a slice a call, or by a timer.
 */
export const jobs_add = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.pipe(
    v.object(
      {
        kind: v.literal('state', say('没有这种任务', 'There is no such job')),
        state: v.picklist(states, say('状态无效', 'There is no such state')),
        ...peopleSelection,
      },
      incomplete,
    ),
    v.check((input) => isOneSelection(input), notOneSelection),
  ),
  data: v.object({ job }),
  failures: {},
})
