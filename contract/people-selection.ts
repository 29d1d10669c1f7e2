import * as v from 'valibot'
import { incomplete } from './fields'
import { peopleFilter } from './people-filter'
import { personId } from './person-id'
import { say } from './say'

/** So many can be chosen one by one. */
export const MOST_CHOSEN = 500

const nobody = say('请先选择人', 'Please choose people first')

/** Which people something is to be done with: chosen ones, or all that a filter asks for. One of both is given. */
export const peopleSelection = {
  /** `_id`s; each counts once. */
  ids: v.optional(
    v.pipe(
      v.array(personId, nobody),
      v.minLength(1, nobody),
      v.maxLength(MOST_CHOSEN, say('一次最多选 500 人', 'At most 500 people can be chosen at once')),
      v.transform((ids) => [...new Set(ids)]),
    ),
  ),
  /** As lists of people take it; those who register after this are not meant. */
  filter: v.optional(v.object(peopleFilter, incomplete)),
}

/** For `v.check`. */
export const isOneSelection = ({ ids, filter }: { ids?: unknown; filter?: unknown }): boolean =>
  (ids === undefined) !== (filter === undefined)

export const notOneSelection = say('请选择人，或按条件选择', 'Please choose people, or all that match')
