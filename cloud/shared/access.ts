import { type Admin, Errcode, type Role, type Spec } from '../../contract'
import { reaches, roleOf } from '../../contract/roles'
import { stateOf } from '../../contract/states'
import type { Caller } from './caller'
import { find, findById } from './database'
import { Failure } from './failure'
import { personId } from './person-id'

/**
 * May this caller call this function? The relay has asked before; a function never relies on it.
 * @returns the caller; where the access is a role, with the administrator; where it is `user`, with the record
 * @throws Failure FUNCTION_NOT_ALLOWED, CALLER_UNVERIFIED, ACCOUNT_DISABLED, NOT_ADMIN, ROLE_TOO_LOW, READ_FAILED
 */
export async function allow(
  caller: Caller,
  { access, evenDisabled }: Pick<Spec, 'access' | 'evenDisabled'>,
): Promise<Caller> {
  if (access === 'user') return mustBeWelcome(caller, evenDisabled)
  if (access === 'relay' && isRelayItself(caller)) return caller
  if (access === 'relay' || caller.via !== 'client') throw new Failure(Errcode.FUNCTION_NOT_ALLOWED)
  return access === 'guest' ? caller : mustBe(caller, access)
}

/** Asked at every call, so that whoever is shut out is so at once, in every user mini program. */
async function mustBeWelcome(caller: Caller, evenDisabled = false): Promise<Caller> {
  // A relay that vouches for nobody is broken, and all its people would be one.
  if (isRelayItself(caller)) throw new Failure(Errcode.CALLER_UNVERIFIED)
  const person = await findById('users', personId(caller))
  if (person && !evenDisabled && stateOf(person) !== 'active') throw new Failure(Errcode.ACCOUNT_DISABLED)
  return { ...caller, person }
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
  const { _id, name } = found
  const administrator = { _id, role: roleOf(found), ...(name !== undefined && { name }) }
  if (!reaches(administrator.role, least)) throw new Failure(Errcode.ROLE_TOO_LOW)
  return { ...caller, administrator }
}

/** In the admin mini program itself; nobody is one anywhere else. @throws Failure READ_FAILED */
export async function administratorOf({ via, appid, openid }: Caller): Promise<Admin | null> {
  if (via !== 'client') return null
  const [administrator = null] = await find('admins', { where: { appid, openid }, limit: 1 })
  return administrator
}
