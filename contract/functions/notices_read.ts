import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { unread } from '../notice'
import { say } from '../say'
import { spec } from '../spec'

const noMoment = say('时间无效', 'This time cannot be')

/** The caller has seen the messages up to a moment. What has been read stays read. */
export const notices_read = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object(
    {
      /** `createtime` of the newest message that was seen, ms since 1970. */
      until: v.pipe(v.number(noMoment), v.integer(noMoment), v.minValue(0, noMoment)),
    },
    incomplete,
  ),
  data: v.object({ unread }),
  failures: {
    [Errcode.NOT_REGISTERED]: errmsgs[Errcode.NOT_REGISTERED],
  },
})
