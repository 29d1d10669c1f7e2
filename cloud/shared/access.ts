import { type Access, type Admin, Errcode, type Role } from '../../contract'
import { reaches, roleOf } from '../../contract/roles'
import type { Caller } from './caller'
import { find } from './database'
import { Failure } from './failure'

/**
 * May this caller call a function of this access? The relay has asked before; a function never relies on it.
 * @returns the caller; where the access is a role, with the administrator
 * @throws Failure FUNCTION_NOT_ALLOWED, CALLER_UNVERIFIED, NOT_ADMIN, ROLE_TOO_LOW, READ_FAILED
 */
export async function allow(caller: Caller, access: Access): Promise<Caller> {
  // A relay that vouches for nobody is broken, and all its people would be one.
  if (access === 'user' && isRelayItself(caller)) throw new Failure(Errcode.CALLER_UNVERIFIED)
  if (access === 'user') return caller
  if (access === 'relay' && isRelayItself(caller)) return caller
  if (access === 'relay' || caller.via !== 'client') throw new Failure(Errcode.FUNCTION_NOT_ALLOWED)
  return access === 'guest' ? caller : mustBe(caller, access)
}

/** What the relay has to say itself, it says in nobody's name. */
const isRelayItself = ({ via, openid }: Caller): boolean => via === 'relay' && openid === ''

/**
 * For what only administrators may do in a function that is open to others, too.
 * @returns the caller with the administrator
 * @throws Failure NOT_ADMIN, ROLE_TOO_LOW, READ_FAILED
 */
export async function mustBe(caller: Caller, least: Role): Promise<Caller> {
  const found = await administratorOf(caller)
  if (!found) throw new Failure(Errcode.NOT_ADMIN)
  const administrator = { _id: found._id, role: roleOf(found) }
  if (!reaches(administrator.role, least)) throw new Failure(Errcode.ROLE_TOO_LOW)
  return { ...caller, administrator }
}

/** Is it an administrator of at least that role? */
export async function isAdministrator(caller: Caller, least: Role): Promise<boolean> {
  const administrator = await administratorOf(caller)
  return administrator !== null && reaches(roleOf(administrator), least)
}

/** In the admin mini program itself; nobody is one anywhere else. @throws Failure READ_FAILED */
export async function administratorOf({ via, appid, openid }: Caller): Promise<Admin | null> {
  if (via !== 'client') return null
  const [administrator = null] = await find('admins', { where: { appid, openid }, limit: 1 })
  return administrator
}
