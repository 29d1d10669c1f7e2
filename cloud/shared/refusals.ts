import { Errcode, type Spec } from '../../contract'
import { roles } from '../../contract/roles'
import { type Refused, refusalOf } from './entry'
import { Failure } from './failure'
import { describe, log } from './log'
import { spendCall } from './rate-limit'
import { remember } from './remember'

/** Somebody wanted what is for administrators, or a code for becoming one was wrong. */
const always: Errcode[] = [Errcode.NOT_ADMIN, Errcode.ROLE_TOO_LOW, Errcode.SETUP_CODE_WRONG]
/** The same where the function is for administrators. */
const ofAdministrators: Errcode[] = [Errcode.FUNCTION_NOT_ALLOWED, Errcode.CALLER_UNVERIFIED]

/** Nobody in particular: all whom nothing vouches for share what may be written about them. */
const nobody = { appid: '', openid: '' }

/**
 * Writes a refusal into `audit`, if it is one that administrators should see. The answer does not depend on it: where
 * the entry cannot be written, the log says so.
 */
export async function rememberRefusal(by: Refused, { access }: Spec, error: unknown): Promise<void> {
  if (!(error instanceof Failure)) return
  const { errcode } = error
  const forAdministrators = (roles as readonly string[]).includes(access)
  if (!always.includes(errcode) && !(forAdministrators && ofAdministrators.includes(errcode))) return
  try {
    if (!by.caller) spendCall(nobody)
    await remember(refusalOf(by, errcode))
  } catch (cause) {
    log.error('a refusal is not in the audit', { func: by.func, errcode, cause: describe(cause) })
  }
}
