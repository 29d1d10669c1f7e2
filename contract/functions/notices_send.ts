import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { noticeText } from '../notice-text'
import { personId } from '../person-id'
import { sentNotice } from '../sent-notice'
import { spec } from '../spec'

/** Sends a message to one person, or to everybody who is registered. To a selection: `jobs_add`, which delivers it in slices. */
export const notices_send = spec({
  env: 'admin',
  access: 'editor',
  idempotent: true,
  input: v.variant(
    'to',
    [
      v.object({ to: v.literal('one'), whom: personId, ...noticeText }, incomplete),
      v.object({ to: v.literal('everyone'), ...noticeText }, incomplete),
    ],
    incomplete,
  ),
  data: v.object({ notice: sentNotice }),
  failures: {
    [Errcode.USER_NOT_FOUND]: errmsgs[Errcode.USER_NOT_FOUND],
  },
})
