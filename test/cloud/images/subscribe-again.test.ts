import { describe, expect, it } from 'vitest'
import type { OpenApiAnswer } from '../../../emulator/index'
import { expectSecretsKept } from '../secrets-kept'
import {
  SEND,
  agrees,
  imagesOf,
  later,
  messages,
  pairWith,
  run,
  settings,
  stage,
  timer,
} from './subscribe-stage'

describe('where telling somebody does not work', () => {
  it.each<[string, Partial<OpenApiAnswer>]>([
    ['WeChat is busy', { errcode: -1 }],
    ['the template is another one', { errcode: 40037 }],
    ['the page is not there', { errcode: 41030 }],
  ])('%s: it is tried again later, and then it is told', async (_what, answer) => {
    const pair = await run()
    const { he, picture } = await stage(pair)
    await he.call('images_review', { _id: picture, decision: 'approve' })
    const wrong = pair.cloud.openapi.answer({ api: SEND, ...answer })
    expect(await timer(pair)).toMatchObject({ data: { sent: 0, ended: 0, later: 1 } })
    wrong.remove()
    // Not before its time: somebody else may be at it.
    expect(await timer(pair)).toMatchObject({ data: { sent: 0, later: 0 } })
    await later(pair)
    expect(await timer(pair)).toMatchObject({ data: { sent: 1 } })
    expect(messages(pair)).toHaveLength(1)
    expectSecretsKept(pair)
  })

  it('again and again, it ends', async () => {
    const pair = await run({ api: SEND, errcode: -1 })
    const { he, picture } = await stage(pair)
    await he.call('images_review', { _id: picture, decision: 'approve' })
    let tries = 0
    for (; imagesOf(pair)[0]?.tell !== 0 && tries < 20; tries++) {
      await timer(pair)
      await later(pair)
    }
    expect(tries).toBe(6)
    expect(pair.printed()).toContain('somebody could not be told of a decision')
  })

  it('the fields name what cannot be told: the log says which, and nothing is sent', async () => {
    const pair = await pairWith({ ...settings, SUBSCRIBE_FIELDS: 'colour=thing2' })
    const { he, picture } = await stage(pair)
    await he.call('images_review', { _id: picture, decision: 'approve' })
    expect(await timer(pair)).toMatchObject({ data: { later: 1 } })
    expect(pair.printed()).toMatch(/SUBSCRIBE_FIELDS: .*colour/)
  })

  it('what was sent and not told of is not sent a second time: the agreement was for one', async () => {
    const pair = await run()
    const { he, picture } = await stage(pair)
    await he.call('images_review', { _id: picture, decision: 'approve' })
    pair.cloud.faults.add({ route: 'function', name: 'images_told', kill: 'before' })
    expect(await timer(pair)).not.toMatchObject({ errcode: 0 })
    pair.cloud.faults.clear()
    await later(pair)
    expect(await timer(pair)).toMatchObject({ data: { sent: 0, ended: 1 } })
    expect([messages(pair).length, imagesOf(pair)[0]?.tell]).toEqual([1, 0])
  })

  it('two runs at once tell everybody once', async () => {
    const pair = await run()
    const { he, picture } = await stage(pair)
    await agrees(pair)
    await he.call('images_review', { _id: picture, decision: 'approve' })
    await Promise.all([timer(pair), timer(pair), timer(pair)])
    expect(messages(pair)).toHaveLength(1)
  })
})
