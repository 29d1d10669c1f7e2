import { describe, expect, it } from 'vitest'
import { Errcode, type Image } from '../../../contract'
import type { OpenApiAnswer } from '../../../emulator/index'
import { inventedOpenid } from '../../../laptop/openid'
import { userApp } from '../../../laptop/pair'
import { to } from '../../../src/apps/user/paths'
import { database } from '../admins/people'
import { type RunningPair, ownPair, someone } from '../run-pair'
import { expectSecretsKept } from '../secrets-kept'
import { type Someone, addPicture, administrator, userOf } from './people'

const SEND = 'subscribeMessage.send'
const TEMPLATE = 'template-of-decisions'
const settings = {
  SUBSCRIBE_TEMPLATE: TEMPLATE,
  SUBSCRIBE_FIELDS: 'result=phrase1,picture=thing2,note=thing3,time=time4',
}

/** WeChat's check leaves every picture to the administrators. */
const run = (variables: Record<string, string> = settings, ...openapi: OpenApiAnswer[]) =>
  ownPair({
    variables: { user: variables },
    change(options) {
      options.openapi = [{ api: 'security.mediaCheckAsync', suggest: 'review' }, ...openapi]
      // A verdict comes when the test sends it.
      for (const { messagePush } of options.miniPrograms) if (messagePush) messagePush.delay = 10 * 60_000
      for (const program of options.miniPrograms)
        if (program.appid === userApp.appid)
          Object.assign(program, {
            people: [{ name: 'Lin', openid: inventedOpenid('Lin') }],
            subscribeTemplates: { [TEMPLATE]: ['phrase1', 'thing2', 'thing3', 'time4'] },
          })
    },
  })

const timer = ({ cloud }: RunningPair) =>
  cloud.invoke({ env: userApp.env, name: 'api', event: { Type: 'Timer', TriggerName: 'timer' } })
const messages = ({ cloud }: RunningPair) => cloud.openapi.messages()
const imagesOf = (pair: RunningPair) => database(pair).find('images') as unknown as Image[]

/** They tap "accept" on WeChat's sheet. */
async function agrees({ cloud }: RunningPair, who: string): Promise<void> {
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
async function stage(pair: RunningPair): Promise<{ lin: Someone; he: Someone; picture: string }> {
  const lin = userOf(pair, 'Lin')
  const { _id } = await addPicture(lin)
  await agrees(pair, 'Lin')
  expect((await lin.call('images_subscribe', {})).errcode).toBe(0)
  return { lin, he: await administrator(pair), picture: _id }
}

/** As if the time had come to begin anew: functions go by their own clock. */
async function later(pair: RunningPair): Promise<void> {
  const before = imagesOf(pair)
  await database(pair).remove('images', {})
  const now = Date.now()
  await database(pair).insert(
    'images',
    before.map((image) => ({ ...image, ...(image.tell && { tell: now - 1 }) })),
  )
}

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
        { openid: inventedOpenid('Lin'), templateId: TEMPLATE, data, page: to('mine').slice(1) },
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
    const lin = userOf(pair, 'Lin')
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
    const pair = await run(variables)
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
    const [lin, he] = [userOf(pair, 'Lin'), await administrator(pair)]
    const { _id } = await addPicture(lin)
    await he.call('images_review', { _id, decision: 'approve' })
    await agrees(pair, 'Lin')
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

describe('where it does not work', () => {
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
    const pair = await run(settings, { api: SEND, errcode: -1 })
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
    const pair = await run({ ...settings, SUBSCRIBE_FIELDS: 'colour=thing2' })
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
    await agrees(pair, 'Lin')
    await he.call('images_review', { _id: picture, decision: 'approve' })
    await Promise.all([timer(pair), timer(pair), timer(pair)])
    expect(messages(pair)).toHaveLength(1)
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
