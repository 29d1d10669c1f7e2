import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { personId } from '../person-id'
import { say } from '../say'
import { spec } from '../spec'
import { states } from '../states'
import { user } from '../user-view'
import { version } from '../version'

/**
 * Disables a person, enables them again, moves them to the trash or restores them: from the next call on, in every user
 * mini program. Undone by setting the state that was there before.
 */
export const users_set_state = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.object(
    {
      _id: personId,
      state: v.picklist(states, say('状态无效', 'There is no such state')),
      /** As `users_read` showed it. */
      version,
    },
    incomplete,
  ),
  /** The record as it is now. */
  data: v.object({ user }),
  failures: {
    [Errcode.CHANGED_MEANWHILE]: say(
      '资料刚刚在别处改过，请看过之后再操作',
      'The details were just changed elsewhere; please look at them first',
    ),
    [Errcode.USER_NOT_FOUND]: errmsgs[Errcode.USER_NOT_FOUND],
  },
})
