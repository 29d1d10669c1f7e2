import * as v from 'valibot'
import { roles } from './roles'
import { say } from './say'

const noId = say('编号无效', 'The number is not valid')

export const administratorId = v.pipe(v.string(noId), v.regex(/^[\w-]{1,64}$/, noId))

export const role = v.picklist(roles, say('请选择角色', 'Please choose a role'))

/** An administrator, as answers show one. */
export const administrator = v.object({
  _id: v.string(),
  /** As entries of the audit name this person. */
  who: v.string(),
  /** Left out: not known. */
  name: v.optional(v.string()),
  role,
  /** Ms since 1970. */
  createtime: v.number(),
})

export type AdministratorView = v.InferOutput<typeof administrator>

/** An invite that nobody has used yet, as answers show one; without its code, which only its maker has seen. */
export const invite = v.object({
  _id: v.string(),
  name: v.string(),
  role,
  /** Ms since 1970. */
  ends: v.number(),
})

export type InviteView = v.InferOutput<typeof invite>
