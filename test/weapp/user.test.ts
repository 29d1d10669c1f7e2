import { expect, it } from 'vitest'
import { Errcode } from '../../contract'
import { lin, refusal, relayTo, success } from './harness/answers'
import { openPhone, type Phone } from './harness/phone'

const nobody = () => success({ user: null })

function fillIn(phone: Phone): void {
  phone.types('怎么称呼你', lin.name)
  phone.taps('女')
  phone.types('周岁', '26')
  phone.types('11 位手机号', lin.tel)
  phone.taps('我已阅读并同意')
}

const registrations = (phone: Phone) => phone.calls.filter(({ data }) => data.func === 'users_add')

it('opens on the form for whoever is not registered, without a word of complaint', async () => {
  const phone = openPhone('user', relayTo({ users_get: nobody }))
  await phone.sees('你好，来登记一下')
  expect(phone.text).toContain('姓名')
  expect(phone.text).toContain('手机号')
  expect(phone.complaints).toEqual([])
})

it('opens on the record of whoever is registered', async () => {
  const phone = openPhone('user', relayTo({ users_get: () => success({ user: lin }) }))
  await phone.sees('138 0001 0001')
  expect(phone.text).toContain('林晓雨')
  expect(phone.text).toContain('26 岁')
  expect(phone.complaints).toEqual([])
})

it('says in Chinese that there is no connection, and tries again', async () => {
  let online = false
  const users_get = () => {
    if (online) return nobody()
    throw new Error('request:fail')
  }
  const phone = openPhone('user', relayTo({ users_get }))
  await phone.sees('请检查网络后再试')
  online = true
  phone.taps('再试一次')
  await phone.sees('你好，来登记一下')
})

it('registers once, though the button is tapped twice', async () => {
  let registered = false
  const users_get = () => success({ user: registered ? lin : null })
  const users_add = () => {
    registered = true
    return success({ res: { _id: lin._id } })
  }
  const phone = openPhone('user', relayTo({ users_get, users_add }))
  await phone.sees('你好，来登记一下')
  fillIn(phone)
  phone.taps('登记')
  phone.taps('登记')
  await phone.sees('登记成功')
  expect(phone.text).toContain('138 0001 0001')
  expect(registrations(phone)).toEqual([
    {
      name: 'api',
      data: {
        func: 'users_add',
        data: { name: '林晓雨', age: '26', sex: '2', tel: '13800010001', consent: 1 },
        requestId: expect.stringMatching(/^\S{8,64}$/) as unknown,
      },
    },
  ])
  expect(phone.complaints).toEqual([])
})

it('says 用户已存在 to whoever registers a second time, and shows the record', async () => {
  let asked = 0
  const users_get = () => success({ user: asked++ === 0 ? null : lin })
  const users_add = () => refusal(Errcode.USER_EXISTS, '用户已存在')
  const phone = openPhone('user', relayTo({ users_get, users_add }))
  await phone.sees('你好，来登记一下')
  fillIn(phone)
  phone.taps('登记')
  await phone.sees('用户已存在')
  expect(phone.text).toContain('138 0001 0001')
})

it.each([
  [
    'goes out of sight at once',
    (phone: Phone) => {
      phone.hides()
      return Promise.resolve()
    },
  ],
  [
    'is ended a moment later',
    (phone: Phone, kept: () => boolean) => phone.waits(kept, 'the draft to be in the phone'),
  ],
])('still holds what was typed when the mini program %s and is opened anew', async (_, ends) => {
  const storage = new Map<string, unknown>()
  const before = openPhone('user', relayTo({ users_get: nobody }), storage)
  await before.sees('你好，来登记一下')
  before.types('怎么称呼你', '欧阳思齐')
  await ends(before, () => JSON.stringify([...storage]).includes('欧阳思齐'))
  const after = openPhone('user', relayTo({ users_get: nobody }), storage)
  await after.sees('你好，来登记一下')
  await after.waits(() => after.holds('怎么称呼你') === '欧阳思齐', 'the name')
})

it('says beside each field what is wrong, and asks nobody', async () => {
  const phone = openPhone('user', relayTo({ users_get: nobody }))
  await phone.sees('你好，来登记一下')
  phone.types('怎么称呼你', '林晓雨')
  phone.types('周岁', '200')
  phone.types('11 位手机号', '12345')
  phone.taps('登记')
  await phone.sees('年龄不能大于 150')
  expect(phone.text).toContain('手机号应为 11 位数字，以 1 开头')
  expect(phone.text).toContain('请选择性别')
  expect(registrations(phone)).toEqual([])
  expect(phone.holds('周岁')).toBe('200')
})

it('corrects the record: what was typed is sent with the version that was on the screen', async () => {
  let user: object = { ...lin, version: 1 }
  const users_update = (data: Record<string, unknown>) => {
    user = { ...lin, name: data['name'], version: 2 }
    return success({ user })
  }
  const phone = openPhone('user', relayTo({ users_get: () => success({ user }), users_update }))
  await phone.sees('已登记')
  phone.opensTab('我的')
  await phone.sees('修改资料')
  phone.taps('修改资料')
  await phone.sees('保存')
  await phone.waits(() => phone.holds('怎么称呼你') === lin.name, 'the name')
  phone.types('怎么称呼你', '林小雨')
  phone.taps('保存')
  await phone.sees('资料已保存。')
  expect(phone.text).toContain('林小雨')
  const sent = phone.calls.find(({ data }) => data.func === 'users_update')?.data.data
  expect(sent).toMatchObject({ name: '林小雨', tel: lin.tel, version: 1 })
  expect(phone.complaints).toEqual([])
})

it('speaks the language that was chosen, in the bars of all pages, too', async () => {
  const images_list = () => success({ images: [], next: null })
  const phone = openPhone('user', relayTo({ users_get: () => success({ user: lin }), images_list }))
  await phone.sees('已登记')
  expect(phone.page.title).toBe('登记')
  phone.opensTab('我的')
  await phone.sees('登记时间')
  expect(phone.page.title).toBe('我的')
  phone.taps('English')
  await phone.sees('Registered')
  await phone.waits(() => phone.page.title === 'Me', 'the title of the bar')
  const named = phone.notices.filter(({ api }) => api === 'setTabBarItem')
  expect(named.map(({ options }) => options['text'])).toEqual(['Home', 'Pictures', 'Me'])
  phone.taps('My data')
  await phone.waits(() => phone.page.title === 'My data', 'the title of the page upon it')
  phone.opensTab('图片')
  await phone.sees('Shared by everybody')
  await phone.waits(() => phone.page.title === 'Picture wall', 'the title of the bar')
  phone.opensTab('首页')
  await phone.waits(() => phone.page.title === 'Registration', 'the title of the first page')
  await phone.sees('No pictures yet')
  const words = phone.text.replaceAll(lin.name, '').replace('中文', '')
  expect(words).not.toMatch(/\p{Script=Han}{2}/u)
  expect(phone.complaints).toEqual([])
})

it('speaks as WeChat does, in letters as large as there', async () => {
  const set = { language: 'en', fontSizeSetting: 24 }
  const phone = openPhone('user', relayTo({ users_get: nobody }), undefined, undefined, undefined, set)
  await phone.sees('Hello, please register')
  expect(phone.styleOf('page')).toContain('--scale: 1.5')
  expect(phone.complaints).toEqual([])
})
