import { expect, it } from 'vitest'
import { lin, relayTo, success } from './harness/answers'
import { openPhone } from './harness/phone'

const known = relayTo({
  users_get: () => success({ user: lin }),
  images_list: () => success({ images: [], next: null }),
})

it('begins anew with a new version only when the person says so', async () => {
  const phone = openPhone('user', known)
  await phone.sees('已登记')
  phone.events.tell('update')
  await phone.waits(() => phone.notices.some(({ api }) => api === 'applyUpdate'), 'the new version')
  expect(phone.notices.find(({ api }) => api === 'showModal')?.options).toMatchObject({
    title: '有新版本',
    confirmText: '重启',
  })
})

it('leads who comes to a page that is not there to the first one, and says so', async () => {
  const phone = openPhone('user', known)
  await phone.sees('已登记')
  phone.stack.navigateTo('/apps/user/more/about/index')
  await phone.sees('联系客服')
  phone.events.tell('missing page', { path: 'pages/old/index', query: {}, isEntryPage: true })
  await phone.waits(
    () => phone.notices.some(({ options }) => options.title === '没有找到这个页面，先看看首页吧'),
    'a word',
  )
  await phone.sees('已登记')
  expect(phone.stack.pages).toHaveLength(1)
})

it('asks for consent on its own sheet, and tells WeChat what the person has said', async () => {
  const phone = openPhone('user', known)
  await phone.sees('已登记')
  const answers: { event: string }[] = []
  const ask = () => phone.events.tell('privacy', (answer: { event: string }) => answers.push(answer), {})
  ask()
  await phone.sees('使用前请先同意')
  phone.taps('不同意')
  await phone.waits(() => !phone.text.includes('使用前请先同意'), 'the page without the sheet')
  ask()
  await phone.sees('使用前请先同意')
  phone.agrees()
  expect(answers.filter(({ event }) => event !== 'exposureAuthorization')).toEqual([
    { event: 'disagree' },
    { event: 'agree', buttonId: 'agree-privacy' },
  ])
  expect(phone.complaints).toEqual([])
})

it('is sent to a chat and shown among moments with a picture of its own, not with the screen and what it tells', async () => {
  const phone = openPhone('user', known)
  await phone.sees('已登记')
  const { instance } = phone.page as unknown as {
    instance: Record<'onShareAppMessage' | 'onShareTimeline', (from: object) => unknown>
  }
  const card = { title: '来登记一下，看看大家的图片', imageUrl: '/apps/user/share.png' }
  expect(instance.onShareAppMessage({ from: 'menu' })).toEqual({
    ...card,
    path: '/apps/user/pages/home/index',
  })
  expect(instance.onShareTimeline({})).toEqual(card)
})
