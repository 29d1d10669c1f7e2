import { type Access, Errcode } from '../../contract'
import type { Caller } from './caller'
import { find } from './database'
import { Failure } from './failure'

/**
 * May this caller call a function of this access? The relay has asked before; a function never relies on it.
 * @throws Failure FUNCTION_NOT_ALLOWED, CALLER_UNVERIFIED, NOT_ADMIN, READ_FAILED
 */
export async function allow(caller: Caller, access: Access): Promise<void> {
  // A relay that vouches for nobody is broken, and all its people would be one.
  if (access === 'user' && isRelayItself(caller)) throw new Failure(Errcode.CALLER_UNVERIFIED)
  if (access === 'user') return
  if (access === 'relay' && isRelayItself(caller)) return
  if (access === 'relay' || caller.via !== 'client') throw new Failure(Errcode.FUNCTION_NOT_ALLOWED)
  if (access === 'admin' && !(await isAdministrator(caller))) throw new Failure(Errcode.NOT_ADMIN)
}

/** What the relay has to say itself, it says in nobody's name. */
const isRelayItself = ({ via, openid }: Caller): boolean => via === 'relay' && openid === ''

/** In the admin mini program itself; nobody is one anywhere else. */
export async function isAdministrator({ via, appid, openid }: Caller): Promise<boolean> {
  if (via !== 'client') return false
  const admins = await find('admins', { where: { appid, openid }, limit: 1 })
  return admins.length > 0
}
