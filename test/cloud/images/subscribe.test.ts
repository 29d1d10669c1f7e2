import { describe, expect, it } from 'vitest'
import { Errcode } from '../../../contract'
import { inventedOpenid } from '../../../local/openid'
import { userApp } from '../../../local/pair'
import { to } from '../../../src/apps/user/paths'
import { database } from '../admins/people'
import { someone } from '../run-pair'
import { expectSecretsKept } from '../secrets-kept'
import { addPicture, administrator, userOf } from './people'
import { TEMPLATE, agrees, imagesOf, later, messages, pairWith, run, stage, timer } from './subscribe-stage'

describe('who has agreed to it', () => {
  it.each([
    ['approve', { phrase1: '已通过', thing2: '图片墙的图片', thing3: '大家现在可以看到它了' }],
    ['refuse', { phrase1: '未通过', thing2: '图片墙的图片', thing3: '点开看看原因，可以换一张' }],
  ] as const)(
    'is told by WeChat of a decision to %s, once, with the way to their pictures',
    async (decision, data) => {
      const pair = await run()
      const { he, picture } = await stage(pair)
      expect(await timer(pair)).toMatchObject({ errcode: 0, data: { sent: 0 } })
      await he.call('images_review', { _id: picture, decision })
      expect(await timer(pair)).toMatchObject({ errcode: 0, data: { sent: 1, ended: 0, later: 0 } })
      expect(messages(pair)).toMatchObject([
        { openid: inventedOpenid(pair.who), templateId: TEMPLATE, data, page: to('mine').slice(1) },
      ])
      await later(pair)
      expect(await timer(pair)).toMatchObject({ data: { sent: 0, ended: 0, later: 0 } })
      expect(messages(pair)).toHaveLength(1)
      expectSecretsKept(pair)
    },
  )

  it("is told of the verdict of WeChat's own check, too", async () => {
    const pair = await run()
    await stage(pair)
    const [check] = pair.cloud.database(userApp.env).find('checks')
    const verdict = { trace_id: check?.['_id'], result: { suggest: 'risky', label: 100 } }
    const event = { MsgType: 'event', Event: 'wxa_media_check', appid: userApp.appid, version: 2, ...verdict }
    await pair.cloud.invoke({ env: userApp.env, name: 'api', event, source: 'wx_unknown' })
    expect(await timer(pair)).toMatchObject({ data: { sent: 1 } })
  })

  it('is told of the first of several that is decided on; of the others WeChat says no, and that ends it', async () => {
    const pair = await run()
    const lin = userOf(pair, pair.who)
    await addPicture(lin)
    const { he } = await stage(pair)
    for (const { _id } of imagesOf(pair)) {
      await he.call('images_review', { _id, decision: 'approve' })
      await timer(pair)
    }
    await later(pair)
    await timer(pair)
    expect(messages(pair)).toHaveLength(1)
    expect(imagesOf(pair).map(({ tell }) => tell)).toEqual([0, 0])
  })

  it('many of them are told, each once, in as many runs as it takes', async () => {
    const pair = await run()
    const { he } = await stage(pair)
    const [like] = imagesOf(pair)
    await database(pair).insert(
      'images',
      Array.from({ length: 45 }, (_, n) => ({
        ...like,
        _id: String(n).padStart(32, '0'),
        state: 'approved',
      })),
    )
    await he.call('images_review', { _id: like?._id ?? '', decision: 'approve' })
    const waiting = () => imagesOf(pair).filter(({ tell }) => tell !== 0)
    for (let runs = 0; runs < 5 && waiting().length > 0; runs++) await timer(pair)
    expect(waiting()).toEqual([])
    expect(imagesOf(pair).map(({ tellTries }) => tellTries)).toEqual(Array.from({ length: 46 }, () => 1))
    expect(messages(pair)).toHaveLength(1)
  })
})

describe('nobody is told', () => {
  it.each<[string, Record<string, string>]>([
    ['without a template', {}],
    ['without its fields', { SUBSCRIBE_TEMPLATE: TEMPLATE }],
  ])('%s, and nobody is asked', async (_what, variables) => {
    const pair = await pairWith(variables)
    const { he, picture, lin } = await stage(pair)
    expect((await lin.call('template_get', {})).data).toEqual({ template: null })
    await he.call('images_review', { _id: picture, decision: 'approve' })
    expect(await timer(pair)).toMatchObject({ errcode: 0, data: { sent: 0 } })
    expect(messages(pair)).toEqual([])
    const asked = pair.cloud.calls().flatMap(({ target }) => target ?? [])
    expect(asked).not.toContain('images_decided')
  })

  it('who has not asked for it, and what was decided on before they did', async () => {
    const pair = await run()
    const [lin, he] = [userOf(pair, pair.who), await administrator(pair)]
    const { _id } = await addPicture(lin)
    await he.call('images_review', { _id, decision: 'approve' })
    await agrees(pair)
    await lin.call('images_subscribe', {})
    const other = await addPicture(userOf(pair, 'Chen'))
    await he.call('images_review', { _id: other._id, decision: 'approve' })
    await timer(pair)
    expect(messages(pair)).toEqual([])
  })

  it('who has left, or has taken the picture back', async () => {
    const pair = await run()
    const { lin, he, picture } = await stage(pair)
    await lin.call('images_remove', { _id: picture })
    await timer(pair)
    await lin.call('users_add', someone)
    const again = await addPicture(lin)
    await lin.call('images_subscribe', {})
    await he.call('images_review', { _id: again._id, decision: 'approve' })
    await lin.call('users_leave', {})
    await timer(pair)
    expect(messages(pair)).toEqual([])
  })

  it('of a picture of another mini program, by its own relay alone', async () => {
    const pair = await run()
    const { he, picture } = await stage(pair)
    await he.call('images_review', { _id: picture, decision: 'approve' })
    const [image] = imagesOf(pair)
    await database(pair).remove('images', {})
    await database(pair).insert('images', [{ ...image, appid: 'wxc0000000000000ff' }])
    await timer(pair)
    expect([messages(pair), imagesOf(pair)[0]?.tellTries]).toEqual([[], 0])
  })
})

it('nobody but the relay asks whom to tell, or says who was told', async () => {
  const pair = await run()
  const { lin, he, picture } = await stage(pair)
  for (const person of [lin, he]) {
    expect((await person.call('images_decided', {})).errcode).toBe(Errcode.FUNCTION_NOT_ALLOWED)
    expect((await person.call('images_told', { ids: [picture] })).errcode).toBe(Errcode.FUNCTION_NOT_ALLOWED)
  }
  expect(imagesOf(pair)[0]?.tell).toBeGreaterThan(0)
})
