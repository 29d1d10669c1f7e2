import { Errcode, type InvalidInput, type Spec } from '../../contract'
import type { Caller } from '../shared/caller'
import { isObject } from '../shared/event'
import { Failure } from '../shared/failure'
import { inTime } from '../shared/in-time'
import { timeLeft } from './deadline'
import { openApi } from '../shared/open-api'

/**
 * WeChat's content check of texts, which belongs into the mini program whose openid it is given.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/msgSecCheck.html
 */

/** ms; what has not been judged by then goes on as it is: docs/decisions/0030. */
const PATIENCE = 2_000
/** 资料 */
const PROFILE = 1
/** Characters that it takes. A longer one is none that a function takes. */
const LONGEST = 2500

/** @throws Failure INVALID_INPUT that says which fields hold what WeChat calls risky */
export async function checkTexts(
  { textCheck = [] }: Spec,
  data: Record<string, unknown>,
  { openid }: Caller,
  deadline: number,
): Promise<void> {
  const patience = Math.min(PATIENCE, timeLeft(deadline))
  const texts = textCheck.flatMap((field) => {
    const content = data[field]
    const judged = typeof content === 'string' && content.trim() !== '' && content.length <= LONGEST
    return judged ? [{ field, content }] : []
  })
  const asked = texts.map(async ({ field, content }) => {
    const risky = await inTime(isRisky(content, openid), patience, 'a text goes on unchecked')
    return risky ? [field] : []
  })
  const [refused, ...others] = (await Promise.all(asked)).flat()
  if (refused === undefined) return
  const reason = '这里有不合适的内容，请改一改'
  const fields = Object.fromEntries([refused, ...others].map((field) => [field, reason]))
  throw new Failure(Errcode.INVALID_INPUT, undefined, { fields } satisfies InvalidInput)
}

async function isRisky(content: string, openid: string): Promise<boolean> {
  const { result } = await openApi().security.msgSecCheck({ version: 2, scene: PROFILE, openid, content })
  if (!isObject(result) || typeof result.suggest !== 'string') throw new Error('The answer holds no verdict.')
  return result.suggest === 'risky'
}
