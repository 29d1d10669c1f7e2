import * as v from 'valibot'
import { drawn } from './fields/drawn'
import { say } from './say'

/** Why a picture may be refused. */
export const refusalReasons = ['unclear', 'unrelated', 'private', 'improper', 'advert', 'other'] as const

const tooLong = say('说明最多 100 个字', 'An explanation has at most 100 characters')

/** Why a picture was refused, as its owner is told. */
export const refusal = v.object({
  reason: v.picklist(refusalReasons, say('请选择拒绝的原因', 'Please choose a reason')),
  /** In the administrator's own words. */
  words: v.optional(v.pipe(v.string(tooLong), v.transform(drawn), v.maxLength(100, tooLong))),
})

export type Refusal = v.InferOutput<typeof refusal>
