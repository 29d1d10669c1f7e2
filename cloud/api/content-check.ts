import { randomUUID } from 'node:crypto'
import type { Input } from '../../contract'
import type { images_checked } from '../../contract/functions/images_checked'
import { answer } from '../shared/answer'
import type { Caller } from '../shared/caller'
import { findById, insert, remove } from '../shared/database'
import { isObject } from '../shared/event'
import { inTime } from '../shared/in-time'
import { log } from '../shared/log'
import { timeLeft } from './deadline'
import { openApi } from '../shared/open-api'
import { relay } from './relay'

/**
 * WeChat's content check. It belongs into the mini program whose openid it is given, so it is done here and not beside
 * the pictures.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/sec-center/sec-check/mediaCheckAsync.html
 */

/** How long an upload that has succeeded may be kept waiting: ms. */
const PATIENCE = 2_500
/** 资料 and 社交日志. */
const PROFILE = 1
const SOCIAL = 4
const PICTURE = 2

/** Asks for the check of a picture that is pending. Where that fails the picture waits for an administrator. */
export async function askForCheck(answered: unknown, caller: Caller, deadline: number): Promise<void> {
  const image = pendingImage(answered)
  const patience = Math.min(PATIENCE, timeLeft(deadline))
  if (image) await inTime(ask(image, caller), patience, 'the content check was not asked for')
}

async function ask({ _id, link, purpose }: PendingImage, { openid }: Caller): Promise<void> {
  const scene = purpose === 'avatar' ? PROFILE : SOCIAL
  const about = { mediaUrl: link, mediaType: PICTURE, version: 2, scene, openid }
  const { traceId } = await openApi().security.mediaCheckAsync(about)
  if (typeof traceId !== 'string' || traceId === '') throw new Error('The answer holds no trace_id.')
  await insert('checks', { _id: traceId, image: _id, createtime: Date.now() })
}

type PendingImage = Record<'_id' | 'link' | 'purpose', string>

function pendingImage(answered: unknown): PendingImage | undefined {
  const data = isObject(answered) && answered.errcode === 0 ? answered.data : undefined
  const image = isObject(data) ? data.image : undefined
  return isObject(image) && image.state === 'pending' ? (image as PendingImage) : undefined
}

const verdicts = ['pass', 'review', 'risky'] as const

/**
 * Hears WeChat's verdict and passes it on to the admin environment. One that names no check of ours, comes twice or is
 * none changes nothing.
 * @throws where it could not be passed on: WeChat then sends it again
 */
export async function hear(message: unknown, appid: string, deadline: number): Promise<'success'> {
  if (!isObject(message) || message.Event !== 'wxa_media_check') return 'success'
  const { trace_id, result } = message
  const suggest = verdicts.find((verdict) => isObject(result) && result.suggest === verdict)
  const check = typeof trace_id === 'string' && suggest ? await findById('checks', trace_id) : null
  if (!check || !suggest) {
    log.warn('a verdict on no picture of ours')
    return 'success'
  }
  const data: Input<typeof images_checked> = { _id: check.image, suggest }
  // In nobody's name: people's calls of it are not passed on.
  const nobody: Caller = { via: 'relay', appid, openid: '' }
  const requestId = randomUUID()
  const told = await answer('images_checked', requestId, () =>
    relay({ func: 'images_checked', data }, { caller: nobody, requestId, deadline }),
  )
  const taken = told.errcode === 0 && isObject(told.data) && told.data.errcode === 0
  if (!taken) throw new Error('The verdict was not taken: see the line before.')
  await remove('checks', check._id)
  return 'success'
}
