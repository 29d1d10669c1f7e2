import { expect, it } from 'vitest'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import { type RunningPair, ownPair } from '../cloud/run-pair'
import { heic, jpeg, png } from '../pictures'
import { lin, pictures, relayTo, success } from './harness/answers'
import type { Files } from './harness/files'
import { openPhone, type Phone } from './harness/phone'
import type { CloudAnswers } from './harness/wx'

/** WeChat's check leaves every picture to the administrators. */
const runUndecided = () =>
  ownPair({
    change: (options) => {
      options.openapi = [{ api: 'security.mediaCheckAsync', suggest: 'review' }]
    },
  })

/** The phone of `who`, in the cloud of one of the two mini programs. */
const phoneOf =
  ({ cloud }: RunningPair, appid: string, who: string): CloudAnswers =>
  async ({ name, data }) =>
    (await cloud.callFunction({ appid, openid: inventedOpenid(who), name, data })).result

const album = (...contents: Uint8Array[]): Files =>
  new Map(contents.map((content, i) => [`http://tmp/${i}.jpg`, content]))

/** Opens one's own pictures and takes all of the album. */
async function upload(phone: Phone, files: Files): Promise<void> {
  phone.opensTab('我的')
  await phone.sees('我的图片')
  phone.taps('我的图片')
  await phone.sees('从相册选')
  phone.album.chosen = [...files.keys()].filter((path) => path.startsWith('http://tmp/'))
  phone.taps('从相册选')
}

const links = ({ cloud }: RunningPair) =>
  cloud
    .database(adminApp.env)
    .find('images')
    .filter(({ state }) => state === 'approved')
    .map(({ link }) => String(link))

it('a picture goes from one mini program to the administrator, and from there to everybody', async () => {
  const pair = await runUndecided()
  const files = album(png(40, 60), jpeg())
  const user = openPhone('user', phoneOf(pair, userApp.appid, '林晓雨'), new Map(), files)
  await upload(user, files)
  await user.waits(() => user.text.split('审核中').length === 3, 'both pictures')
  expect(files.size).toBe(0)

  const admin = openPhone('admin', phoneOf(pair, adminApp.appid, '小何'))
  await admin.sees('你还不是管理员')
  admin.types('收到的邀请码，或部署时的设置码', pair.setupCode)
  admin.taps('成为管理员')
  await admin.sees('审核图片')
  admin.taps('审核图片')
  await admin.sees('还有 2 张等待审核')
  admin.taps('通过')
  await admin.sees('还有 1 张等待审核')
  admin.taps('拒绝')
  await admin.sees('为什么拒绝？对方会看到。')
  admin.taps('看不清')
  await admin.sees('都审核完了')
  // Who goes on can no longer undo it.
  admin.goesBack()
  const refused = () => pair.cloud.database(adminApp.env).find('images', { state: 'refused' })
  await admin.waits(() => refused().length === 1, 'the refusal')
  await admin.waits(() => links(pair).length === 1, 'the decision')

  const other = openPhone('user', phoneOf(pair, userApp.appid, '陈志远'))
  other.opensTab('图片')
  await other.waits(() => other.pictures.length === 1, 'the picture')
  other.touches('picture')
  await other.waits(() => other.notices.length === 1, 'the preview')
  expect(other.notices).toMatchObject([{ api: 'previewImage', options: { current: links(pair)[0] } }])
  expect((await fetch(links(pair)[0] ?? '')).status).toBe(200)
  expect([...user.complaints, ...admin.complaints, ...other.complaints]).toEqual([])
})

it('a face from WeChat’s own sheet is uploaded, and shown in the profile', async () => {
  const pair = await runUndecided()
  const form = { name: '林晓雨', age: 26, sex: 2, tel: '13800010001', consent: 1 }
  await pair.relay('林晓雨', { func: 'users_add', data: form, requestId: 'register-lin' })
  const files: Files = new Map([['http://tmp/face', png(80, 80)]])
  const phone = openPhone('user', phoneOf(pair, userApp.appid, '林晓雨'), new Map(), files)
  phone.opensTab('我的')
  await phone.sees('已登记')
  phone.choosesAvatar('http://tmp/face')
  await phone.sees('头像审核中')
  await phone.waits(() => phone.pictures.length === 1, 'the face')
  expect(phone.complaints).toEqual([])
})

it('what was under way when the mini program was closed arrives when it is opened again, once', async () => {
  const pair = await runUndecided()
  const online = phoneOf(pair, userApp.appid, '林晓雨')
  const storage = new Map<string, unknown>()
  const files = album(png(40, 60))
  const offline: CloudAnswers = (call) => {
    if (call.data.func === 'images_ticket') throw new Error('request:fail')
    return online(call)
  }
  const before = openPhone('user', offline, storage, files)
  await upload(before, files)
  await before.sees('等待上传')
  expect([...files.keys()]).toEqual([expect.stringMatching(/^wxfile:\/\/usr\/uploads\/.+\.png$/)])

  const after = openPhone('user', online, structuredClone(storage), files)
  after.opensTab('我的')
  await after.sees('我的图片')
  after.taps('我的图片')
  await after.sees('审核中')
  expect(files.size).toBe(0)
  expect(pair.cloud.database(adminApp.env).find('images')).toHaveLength(1)
})

it.each([
  ['HEIC', heic(), 'HEIC 照片很多手机打不开'],
  ['a text named .jpg', Buffer.from('only text'), '只支持 JPG、PNG、WebP'],
  ['20 MB', jpeg(20_000_000), '图片不能超过 10 MB'],
])('%s is refused on the phone', async (_, content, sentence) => {
  const files = album(content)
  const images_list = () => success({ images: [], next: null })
  const users_get = () => success({ user: lin })
  const phone = openPhone('user', relayTo({ users_get, images_list }), new Map(), files)
  await upload(phone, files)
  await phone.sees(sentence)
  expect(phone.calls.filter(({ data }) => data.func === 'images_ticket')).toEqual([])
  expect(phone.complaints).toEqual([])
})

it('a picture that does not come is a drawing with a word, after the whole one has been tried', async () => {
  const images_list = ({ purpose }: { purpose?: unknown }) =>
    success({ images: purpose === 'wall' ? pictures(1) : [], next: null })
  const phone = openPhone('user', relayTo({ users_get: () => success({ user: lin }), images_list }))
  phone.opensTab('图片')
  const [{ thumbnail, link } = { thumbnail: '', link: '' }] = pictures(1)
  await phone.waits(() => phone.pictures.includes(thumbnail), 'the small one')
  phone.missesPicture(thumbnail)
  await phone.waits(() => phone.pictures.includes(link), 'the whole one')
  phone.missesPicture(link)
  await phone.sees('图片没有打开')
})
