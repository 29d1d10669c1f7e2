import * as v from 'valibot'
import { Errcode } from '../errcode'
import { errmsgs } from '../errmsgs'
import { incomplete } from '../fields'
import { say } from '../say'
import { spec } from '../spec'

/**
 * The caller's telephone number, for the code that WeChat's button gives (`getPhoneNumber`): good once, for five minutes.
 * It is for filling a form in. What the form sends later is what a person typed, and nothing says that it is theirs.
 */
export const phone_get = spec({
  env: 'user',
  access: 'user',
  // A code is used up with the first try.
  idempotent: false,
  input: v.object(
    {
      code: v.pipe(
        v.string(say('请再点一次', 'Please tap once more')),
        v.regex(/^[\w-]{1,256}$/, say('请再点一次', 'Please tap once more')),
      ),
    },
    incomplete,
  ),
  /** A mainland mobile number: 11 digits. */
  data: v.object({ tel: v.string() }),
  failures: {
    [Errcode.PHONE_UNAVAILABLE]: errmsgs[Errcode.PHONE_UNAVAILABLE],
  },
})
