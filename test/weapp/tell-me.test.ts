import { expect, it } from 'vitest'
import { inventedOpenid } from '../../local/openid'
import { userApp } from '../../local/pair'
import { administrator } from '../cloud/images/people'
import { type RunningPair, ownPair } from '../cloud/run-pair'
import { png } from '../pictures'
import { openPhone, type Phone } from './harness/phone'
import type { CloudAnswers } from './harness/wx'

const TEMPLATE = 'template-of-decisions'
const QUESTION = '审核有结果时，用微信通知你一次？'
const settings = { SUBSCRIBE_TEMPLATE: TEMPLATE, SUBSCRIBE_FIELDS: 'result=phrase1' }

const run = (user: Record<string, string> = settings) =>
  ownPair({
    variables: { user },
    change(options) {
      options.openapi = [{ api: 'security.mediaCheckAsync', suggest: 'review' }]
      for (const program of options.miniPrograms)
        if (program.appid === userApp.appid)
          Object.assign(program, {
            people: [{ name: '林晓雨', openid: inventedOpenid('林晓雨') }],
            subscribeTemplates: { [TEMPLATE]: ['phrase1'] },
          })
    },
  })

const cloudOf =
  ({ cloud }: RunningPair): CloudAnswers =>
  async ({ name, data }) =>
    (await cloud.callFunction({ appid: userApp.appid, openid: inventedOpenid('林晓雨'), name, data })).result

/** WeChat's own sheet, on which she accepts. */
const accepts =
  ({ cloud }: RunningPair) =>
  async (tmplIds: string[]) => {
    const post = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' }
      const response = await fetch(cloud.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
      return (await response.json()) as Record<string, unknown>
    }
    const whose = { appid: userApp.appid, openid: inventedOpenid('林晓雨') }
    const { phone } = await post('/control/phones', whose)
    return post('/client/requestSubscribeMessage', { phone, tmplIds })
  }

/** Opens one's own pictures and hands one in. */
async function handIn(pair: RunningPair, storage = new Map<string, unknown>()): Promise<Phone> {
  const files = new Map([['http://tmp/0.jpg', png(40, 60)]])
  const phone = openPhone('user', cloudOf(pair), storage, files)
  phone.opensTab('我的')
  await phone.sees('我的图片')
  phone.taps('我的图片')
  await phone.sees('从相册选')
  phone.album.chosen = ['http://tmp/0.jpg']
  expect(phone.text).not.toContain(QUESTION)
  phone.taps('从相册选')
  await phone.sees('审核中')
  return phone
}

const asked = (phone: Phone) => phone.notices.filter(({ api }) => api === 'requestSubscribeMessage')
const timer = ({ cloud }: RunningPair) => cloud.invoke({ env: userApp.env, name: 'api' })
const called = (phone: Phone, func: string) => phone.calls.filter(({ data }) => data.func === func)

it('who has handed in a picture is asked at a tap whether WeChat shall tell them, and then it does', async () => {
  const pair = await run()
  const phone = await handIn(pair)
  phone.sheet.answer = accepts(pair)
  await phone.sees(QUESTION)
  expect(asked(phone)).toEqual([])
  phone.taps('通知我')
  await phone.sees('有结果时，微信会通知你。')
  expect(asked(phone)).toMatchObject([{ options: { tmplIds: [TEMPLATE] } }])
  const he = await administrator(pair)
  const { images } = (await he.call('images_list', { of: 'all', state: 'pending' })).data
  await he.call('images_review', { _id: images[0]?._id ?? '', decision: 'approve' })
  expect(await timer(pair)).toMatchObject({ data: { sent: 1 } })
  expect(pair.cloud.openapi.messages()).toMatchObject([
    { openid: inventedOpenid('林晓雨'), data: { phrase1: '已通过' } },
  ])
  expect(phone.complaints).toEqual([])
})

it('who says no is not asked again, and the cloud hears nothing of it', async () => {
  const pair = await run()
  const storage = new Map<string, unknown>()
  const phone = await handIn(pair, storage)
  phone.sheet.answer = () => ({ [TEMPLATE]: 'reject' })
  await phone.sees(QUESTION)
  phone.taps('通知我')
  await phone.waits(() => !phone.text.includes(QUESTION), 'the question to go')
  expect(called(phone, 'images_subscribe')).toEqual([])
  const again = await handIn(pair, storage)
  await again.waits(() => called(again, 'images_add').length > 0, 'the picture to be handed in')
  expect(called(again, 'template_get')).toEqual([])
  expect(again.text).not.toContain(QUESTION)
})

it('who closes the sheet, or may not be asked, is asked again with the next picture', async () => {
  const pair = await run()
  const storage = new Map<string, unknown>()
  const phone = await handIn(pair, storage)
  phone.sheet.answer = () => {
    throw new Error('cancel')
  }
  await phone.sees(QUESTION)
  phone.taps('通知我')
  await phone.waits(() => !phone.text.includes(QUESTION), 'the question to go')
  const again = await handIn(pair, storage)
  await again.sees(QUESTION)
})

it('nobody is asked where no template is set', async () => {
  const pair = await run({})
  const phone = await handIn(pair)
  await phone.waits(() => called(phone, 'template_get').length > 0, 'the template to be asked for')
  expect(phone.text).not.toContain(QUESTION)
})
