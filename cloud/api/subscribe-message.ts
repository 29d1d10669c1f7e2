import { randomUUID } from 'node:crypto'
import type { DataOf } from '../../contract'
import { images_decided } from '../../contract/functions/images_decided'
import * as v from 'valibot'
import type { Caller } from '../shared/caller'
import { env, optionalEnv } from '../shared/env'
import { isObject } from '../shared/event'
import { inTime } from '../shared/in-time'
import { describe, log } from '../shared/log'
import { timeLeft } from './deadline'
import { openApi } from '../shared/open-api'
import { relay } from './relay'
import { valuesOf } from './subscribe-values'

/**
 * WeChat tells people of decisions on their pictures. Only their own mini program can, and decisions are made in the other
 * one: so it is asked for them, by a timer.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-message-management/subscribe-message/sendMessage.html
 */

type Decided = DataOf<'images_decided'>['images'][number]

/** Where a tap on the message leads: the person's own pictures. */
const PAGE = 'apps/user/more/mine/index'
/** A round of asking, sending and telling is not begun with less: ms. */
const ROUND = 8_000
/** ms */
const PATIENCE = 5_000
/** The person has not agreed, or not any more; there is no such person. Another try would end the same way. */
const FINAL = [43101, 40003]

/** By which template people are asked and told; null: none is set. */
export const template = (): string | null =>
  (optionalEnv('SUBSCRIBE_FIELDS') && optionalEnv('SUBSCRIBE_TEMPLATE')) ?? null

/** Tells whoever waits, until nobody does or the time is over; the next run goes on. @throws Failure of the relay */
export async function tellOfDecisions(deadline: number): Promise<object> {
  const templateId = template()
  const told = { sent: 0, ended: 0, later: 0 }
  let goesOn = templateId !== null
  while (templateId !== null && goesOn && timeLeft(deadline) > ROUND) {
    const { images, more } = v.parse(images_decided.data, await ask('images_decided', {}, deadline))
    const outcomes = await Promise.all(images.map((image) => tell(image, templateId)))
    for (const outcome of outcomes) told[outcome] += 1
    const ids = images.flatMap(({ _id }, i) => (outcomes[i] === 'later' ? [] : [_id]))
    if (ids.length > 0) await ask('images_told', { ids }, deadline)
    goesOn = more
  }
  return told
}

/** In nobody's name, as the relay itself. @returns `data` of the answer; throws where it says no */
async function ask(func: 'images_decided' | 'images_told', data: Record<string, unknown>, deadline: number) {
  const relayItself: Caller = { via: 'relay', appid: env('USER_APPID'), openid: '' }
  const answered = await relay({ func, data }, { caller: relayItself, requestId: randomUUID(), deadline })
  if (!isObject(answered) || answered.errcode !== 0)
    throw new Error(
      `${func} answered ${isObject(answered) ? String(answered.errcode) : 'nothing that can be read'}`,
    )
  return answered.data
}

type Outcome = 'sent' | 'ended' | 'later'

async function tell(image: Decided, templateId: string): Promise<Outcome> {
  const sent = await inTime(send(image, templateId), PATIENCE, 'WeChat has not taken a message in time')
  return sent ?? 'later'
}

async function send(image: Decided, templateId: string): Promise<Outcome> {
  try {
    await openApi().subscribeMessage.send({
      touser: image.openid,
      templateId,
      page: PAGE,
      data: valuesOf(image, env('SUBSCRIBE_FIELDS')),
    })
    return 'sent'
  } catch (error) {
    if (isObject(error) && FINAL.includes(Number(error.errCode))) return 'ended'
    log.warn('a message on a decision is left for later', { _id: image._id, cause: describe(error) })
    return 'later'
  }
}
