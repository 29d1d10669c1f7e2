// @vitest-environment happy-dom
import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { HomeScreen } from '@/features/home/home-screen'
import { ShutOut } from '@/features/profile/shut-out'
import { SignupScreen } from '@/features/signup/signup-screen'
import { held, inTurn, lost, no, ok, person } from '../scripted-cloud'
import { phone } from '../stand-ins/taro'
import { closeApp, connected, see, seesNo, tap, typeInto, typedIn } from './on-screen'

const nothing = () => undefined
const open = () =>
  render(
    <HomeScreen
      whenUnregistered={<SignupScreen number={() => null} onRead={nothing} onWaiting={nothing} />}
      whenShutOut={(name) => <ShutOut name={name} />}
      consent={null}
      notices={null}
      banners={<span>公告</span>}
      waiting={null}
      onRecord={nothing}
      onOwnPictures={nothing}
      onWall={nothing}
    />,
  )
const nobody = ok({ user: null })
const recorded = ok({ user: person(1, { name: '王小明', tel: '13800138000' }) })

async function fillIn() {
  await see('你好，来登记一下')
  typeInto('怎么称呼你', '王小明')
  await tap('女')
  typeInto('周岁', '28')
  typeInto('11 位手机号', '13800138000')
  await tap('我已阅读并同意')
}

it('shows the record to whoever is registered, and no form', async () => {
  connected({ users_get: () => recorded })
  open()
  await see('王小明')
  await see(/138 0013 8000/)
  expect(seesNo('登记')).toBe(true)
})

it.each(['disabled', 'trashed'] as const)(
  'tells a person who is %s so, and offers nothing that would be refused',
  async (state) => {
    connected({ users_get: () => ok({ user: person(1, { name: '王小明', state }) }) })
    open()
    await see('你的账号已停用，有疑问请联系管理员。')
    expect(['最新图片', '公告', '登记'].filter((text) => !seesNo(text))).toEqual([])
  },
)

it('takes what a person types, and shows the record', async () => {
  const cloud = connected({
    users_get: inTurn(nobody, recorded),
    users_add: () => ok({ res: { _id: 'u1' } }),
  })
  open()
  await fillIn()
  await tap('登记')
  await see('登记成功，谢谢你！')
  const [sent] = cloud.to('users_add')
  expect(sent?.data).toMatchObject({ name: '王小明', age: '28', sex: '2', tel: '13800138000', consent: 1 })
  expect(phone.storage.has('draft::signup')).toBe(false)
})

it('says beside each field what is wrong, without asking the cloud', async () => {
  const cloud = connected({ users_get: () => nobody })
  open()
  await see('你好，来登记一下')
  typeInto('周岁', '200')
  typeInto('11 位手机号', '123')
  await tap('登记')
  await see('请填写姓名')
  await see('请选择性别')
  await see('年龄不能大于 150')
  await see('手机号应为 11 位数字，以 1 开头')
  expect(cloud.to('users_add')).toHaveLength(0)
})

it('takes an error away as soon as its field is corrected, and leaves the others', async () => {
  connected({ users_get: () => nobody })
  open()
  await see('你好，来登记一下')
  await tap('登记')
  await see('请填写姓名')
  typeInto('怎么称呼你', '王')
  await see('请选择性别')
  expect(seesNo('请填写姓名')).toBe(true)
})

it('shows beside the field what only the cloud knows to be wrong', async () => {
  const refusal = no(-4001, '填写的内容有误', { fields: { tel: '这个号码已停用', openid: '?' } })
  connected({ users_get: () => nobody, users_add: () => refusal })
  open()
  await fillIn()
  await tap('登记')
  await see('这个号码已停用')
  expect(typedIn('11 位手机号')).toBe('13800138000')
})

it('still has what was typed after the app was closed', async () => {
  connected({ users_get: () => nobody })
  open()
  await fillIn()
  closeApp()
  open()
  await see('你好，来登记一下')
  // It comes after the form.
  await expect.poll(() => typedIn('怎么称呼你')).toBe('王小明')
  expect(typedIn('11 位手机号')).toBe('13800138000')
})

it.each(['text', { name: 1 }, [], null])('begins empty when the storage holds %j', async (stored) => {
  connected({ users_get: () => nobody })
  phone.storage.set('draft::signup', stored)
  open()
  await see('你好，来登记一下')
  expect(typedIn('怎么称呼你')).toBe('')
})

it('sends once when the button is tapped twice', async () => {
  const answer = held(ok({ res: { _id: 'u1' } }))
  const cloud = connected({ users_get: inTurn(nobody, recorded), users_add: answer.reply })
  open()
  await fillIn()
  await tap('登记')
  await tap('正在登记')
  answer.release()
  await see('登记成功，谢谢你！')
  expect(cloud.to('users_add')).toHaveLength(1)
})

it('says 用户已存在 to whoever registers a second time, and shows the record', async () => {
  connected({ users_get: inTurn(nobody, recorded), users_add: () => no(-2001, '用户已存在') })
  open()
  await fillIn()
  await tap('登记')
  await see(/用户已存在/)
  await see(/138 0013 8000/)
})

it('offers another try when nothing could be loaded', async () => {
  connected({ users_get: inTurn(lost, recorded) })
  open()
  await see('没有连上服务，请检查网络后再试')
  await tap('再试一次')
  await see('王小明')
})

it('finds the record again when it was made and could not be loaded', async () => {
  connected({ users_get: inTurn(nobody, lost, recorded), users_add: () => ok({ res: { _id: 'u1' } }) })
  open()
  await fillIn()
  await tap('登记')
  await see('没有连上服务，请检查网络后再试')
  await tap('再试一次')
  await see('王小明')
})
