import { expect } from 'vitest'
import type { Image } from '../../../contract'
import type { OpenApiAnswer } from '../../../emulator/index'
import { inventedOpenid } from '../../../local/openid'
import { userApp } from '../../../local/pair'
import { database } from '../admins/people'
import { type RunningPair, ofWorker, ownPair } from '../run-pair'
import { type Someone, addPicture, administrator, userOf } from './people'

export const SEND = 'subscribeMessage.send'
export const TEMPLATE = 'template-of-decisions'
export const settings = {
  SUBSCRIBE_TEMPLATE: TEMPLATE,
  SUBSCRIBE_FIELDS: 'result=phrase1,picture=thing2,note=thing3,time=time4',
}

/** A pair for tests about telling people, and one of them: agreements and messages outlive a test. */
export interface TellingPair extends RunningPair {
  who: string
}

const people = Array.from({ length: 40 }, (_, n) => `Lin ${n}`)
let next = 0

/** A relay that is told this. */
export async function pairWith(
  variables: Record<string, string>,
  atEnd?: (end: () => Promise<void>) => void,
): Promise<TellingPair> {
  const pair = await ownPair(
    {
      variables: { user: variables },
      change(options) {
        // A verdict comes when the test sends it.
        for (const { messagePush } of options.miniPrograms) if (messagePush) messagePush.delay = 10 * 60_000
        for (const program of options.miniPrograms)
          if (program.appid === userApp.appid)
            Object.assign(program, {
              people: people.map((name) => ({ name, openid: inventedOpenid(name) })),
              subscribeTemplates: { [TEMPLATE]: ['phrase1', 'thing2', 'thing3', 'time4'] },
            })
      },
    },
    {},
    atEnd,
  )
  return { ...pair, who: nextPerson() }
}

function nextPerson(): string {
  const who = people[next++]
  if (who === undefined) throw new Error('There are not so many people.')
  return who
}

const shared = ofWorker(() => pairWith(settings, () => undefined))

/** One that is told by which template, empty each time it is asked for, with somebody else. */
export async function run(...openapi: OpenApiAnswer[]): Promise<TellingPair> {
  const pair = await shared()
  for (const answer of openapi) pair.cloud.openapi.answer(answer)
  return { ...pair, who: nextPerson() }
}

export const timer = ({ cloud }: RunningPair) =>
  cloud.invoke({ env: userApp.env, name: 'api', event: { Type: 'Timer', TriggerName: 'timer' } })
export const messages = ({ cloud, who }: TellingPair) =>
  cloud.openapi.messages().filter(({ openid }) => openid === inventedOpenid(who))
export const imagesOf = (pair: RunningPair) => database(pair).find('images') as unknown as Image[]

/** They tap "accept" on WeChat's sheet. */
export async function agrees({ cloud, who }: TellingPair): Promise<void> {
  const post = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(cloud.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    return (await response.json()) as Record<string, unknown>
  }
  const { phone } = await post('/control/phones', { appid: userApp.appid, openid: inventedOpenid(who) })
  const said = await post('/client/requestSubscribeMessage', { phone, tmplIds: [TEMPLATE] })
  expect(said).toMatchObject({ [TEMPLATE]: 'accept' })
}

/** Lin with one picture that waits, of which she wants to be told; and who decides. */
export async function stage(pair: TellingPair): Promise<{ lin: Someone; he: Someone; picture: string }> {
  const lin = userOf(pair, pair.who)
  const { _id } = await addPicture(lin)
  await agrees(pair)
  expect((await lin.call('images_subscribe', {})).errcode).toBe(0)
  return { lin, he: await administrator(pair), picture: _id }
}

/** As if the time had come to begin anew: functions go by their own clock. */
export async function later(pair: RunningPair): Promise<void> {
  const before = imagesOf(pair)
  await database(pair).remove('images', {})
  const now = Date.now()
  await database(pair).insert(
    'images',
    before.map((image) => ({ ...image, ...(image.tell && { tell: now - 1 }) })),
  )
}
